package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;

/// Addresses that a plan opens and closes, for one cause.
public record Delta(Cause cause, CidrSet added, CidrSet removed) {
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }
}
