package io.rangekeeper.controller;

import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.RulePlan;
import io.rangekeeper.store.PolicyName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Why a policy needs somebody.
///
/// @param reason why something is held; empty for the other kinds
record Concern(PolicyName policy, Kind kind, String reason) {
    static final Comparator<Concern> WORST_FIRST =
            Comparator.comparing(Concern::kind)
                    .thenComparing(Concern::policy)
                    .thenComparing(Concern::reason);

    /// The worst first.
    enum Kind {
        INVALID,
        /// The last write did not succeed.
        UNWRITTEN,
        HELD,
        CONTENDED
    }

    /// All of one policy, each once.
    static List<Concern> of(PolicyPlan plan, boolean contended, boolean unwritten) {
        PolicyName name = PolicyName.of(plan.policy());
        List<Concern> concerns = new ArrayList<>();
        switch (plan) {
            case PolicyPlan.Invalid _ -> concerns.add(new Concern(name, Kind.INVALID, ""));
            case PolicyPlan.Unmanaged _ -> {}
            case PolicyPlan.Planned planned ->
                    planned.rules().stream()
                            .filter(RulePlan.Decided.class::isInstance)
                            .flatMap(rule -> ((RulePlan.Decided) rule).held().stream())
                            .map(Held::reason)
                            .distinct()
                            .forEach(reason ->
                                    concerns.add(new Concern(name, Kind.HELD, Labels.of(reason))));
        }
        if (unwritten) {
            concerns.add(new Concern(name, Kind.UNWRITTEN, ""));
        }
        if (contended) {
            concerns.add(new Concern(name, Kind.CONTENDED, ""));
        }
        return concerns;
    }
}
