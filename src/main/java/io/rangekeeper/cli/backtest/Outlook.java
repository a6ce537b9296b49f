package io.rangekeeper.cli.backtest;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.RulePlan;
import java.time.Instant;
import java.util.Optional;

/// What a plan says of the time to come.
interface Outlook {
    /// As planners make plans now: nothing waits for time to pass.
    Outlook OF_PLANS =
            new Outlook() {
                @Override
                public Optional<Instant> wake(PolicyPlan plan) {
                    return Optional.empty();
                }

                @Override
                public CidrSet waiting(RulePlan.Decided rule) {
                    return CidrSet.EMPTY;
                }
            };

    /// When the plan would be another one although no document says anything else, if they are read
    /// again then.
    Optional<Instant> wake(PolicyPlan plan);

    /// Addresses that an owner withdrew and that stay open until their hold is over.
    CidrSet waiting(RulePlan.Decided rule);
}
