package io.rangekeeper.controller;

import io.rangekeeper.policy.PolicyPlan;
import java.util.List;

/// Is told what the controller does, to count it, log it, or tell others. Must not fail, and not
/// block for long; from several threads, but one at a time for one policy.
public interface Witness {
    /// Only the one that leads carries plans out. This is told whenever a policy was looked at,
    /// also when there was nothing to do.
    ///
    /// @param told what was told of the policy last since this replica leads
    void settled(Told told, Outcome outcome);

    /// Somebody edits a policy back again and again.
    ///
    /// @param contender who, as far as can be told
    void contended(PolicyPlan plan, String contender);

    /// A policy is about to be written for the first time that somebody else's tool keeps as it is.
    ///
    /// @param owner the tool
    void owned(PolicyPlan plan, String owner);

    /// All of these.
    static Witness all(Witness... witnesses) {
        return new Witnesses(List.of(witnesses));
    }
}
