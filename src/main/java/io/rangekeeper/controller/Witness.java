package io.rangekeeper.controller;

import io.rangekeeper.policy.PolicyPlan;
import java.time.Duration;
import java.util.Optional;

/// Is told what the controller does, to count it, log it, or tell others. Must not fail, and not
/// block for long; from several threads, but one at a time for one policy.
public interface Witness {
    /// Every replica plans.
    void planned(PolicyPlan plan, Duration took);

    /// Only the one that leads carries plans out. This is told whenever a policy was looked at,
    /// also when there was nothing to do.
    ///
    /// @param before the plan that was told last since this replica leads; empty when this is the
    ///   first
    /// @param took how long the writing took; zero where nothing was written
    void settled(Optional<PolicyPlan> before, Outcome outcome, Duration took);

    /// Somebody edits a policy back again and again.
    ///
    /// @param contender who, as far as can be told
    void contended(PolicyPlan plan, String contender);

    /// All of these.
    static Witness all(Witness... witnesses) {
        return new Witnesses(java.util.List.of(witnesses));
    }
}
