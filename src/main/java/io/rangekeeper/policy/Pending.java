package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import java.time.Instant;

/// Addresses that are not selected any more and stay open for a while, in case they come back.
///
/// @param until they are closed when a document that is read then, or later, still lacks them
public record Pending(Reason reason, CidrSet addresses, Instant until) {
    /// Why they are kept.
    public enum Reason {
        /// Their owner withdrew them.
        WITHDRAWN,
        /// We wrote them, and what the owner has said since is not known for long enough.
        UNREMEMBERED
    }
}
