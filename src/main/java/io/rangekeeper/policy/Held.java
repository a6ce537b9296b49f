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
    public enum Reason {
        /// Blocks of a newly managed rule that its expression does not select.
        ADOPTION,
        /// The owners publish nothing of the selection any more.
        EMPTY,
        /// More CIDRs than the policy may hold.
        OVER_BUDGET,
        /// A block broader than any owner has reason to publish.
        TOO_BROAD,
        /// The owners withdrew much of it at once, or a whole family.
        TOO_MUCH_REMOVED,
        /// The owners published much more at once.
        TOO_MUCH_ADDED,
        /// The policy is the controller's own way out.
        OWN_POLICY
    }
}
