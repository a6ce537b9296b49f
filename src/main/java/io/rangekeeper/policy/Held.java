package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import java.util.Optional;

/// A part of a change that is not made until a person says so.
///
/// @param added addresses that stay closed meanwhile
/// @param removed addresses that stay open meanwhile
/// @param message what is held, and what to do, for the policy's author
/// @param id what its approval names; empty for what cannot be approved
public record Held(
        Reason reason, CidrSet added, CidrSet removed, String message, Optional<HeldId> id) {
    /// Without an id.
    public Held(Reason reason, CidrSet added, CidrSet removed, String message) {
        this(reason, added, removed, message, Optional.empty());
    }

    public enum Reason {
        /// Blocks of a newly managed rule that its expression does not select.
        ADOPTION,
        /// The owners publish nothing of the selection any more.
        EMPTY,
        /// More CIDRs than the policy may hold.
        OVER_BUDGET,
        /// A block broader than any owner has reason to publish.
        TOO_BROAD
    }
}
