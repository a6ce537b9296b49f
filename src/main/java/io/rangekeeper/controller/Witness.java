package io.rangekeeper.controller;

import io.rangekeeper.policy.PolicyPlan;
import java.util.List;
import java.util.Optional;

/// Is told what the controller does, to count it, log it, or tell others. Must not fail, and not
/// block for long; from several threads, but one at a time for one policy.
public interface Witness {
    /// Only the one that leads carries plans out. This is told whenever a policy was looked at,
    /// also when there was nothing to do.
    ///
    /// @param before how the policy stood when that was told last since this replica leads; empty
    ///   when this is the first time
    void settled(Optional<PolicyStatus> before, Outcome outcome);

    /// Somebody edits a policy back again and again.
    ///
    /// @param contender who, as far as can be told
    void contended(PolicyPlan plan, String contender);

    /// All of these.
    static Witness all(Witness... witnesses) {
        return new Witnesses(List.of(witnesses));
    }
}
