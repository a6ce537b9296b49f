package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What the annotations of a policy ask for.
///
/// @param rules in the order of the object: egress first, then by index; empty when no annotation
///   names ranges
/// @param except addresses that the managed rules never allow
/// @param adopt whether blocks that a newly managed rule held may be dropped
/// @param maxCidrs how many CIDRs the managed rules may hold together
/// @param removalHold how long what an owner withdrew stays open
/// @param approvals ids of held changes that may pass
public record Intent(
        List<ManagedRule> rules,
        CidrSet except,
        boolean adopt,
        Mode mode,
        int maxCidrs,
        Duration removalHold,
        Set<HeldId> approvals) {
    public Intent {
        rules = List.copyOf(rules);
        approvals = Set.copyOf(approvals);
    }

    /// Identifies what is excluded; empty where that is nothing.
    String exceptHash() {
        return except.isEmpty() ? "" : Sha256.of(except);
    }
}
