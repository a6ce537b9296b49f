package io.rangekeeper.store;

import io.rangekeeper.policy.NetworkPolicy;

/// Tells whoever looks at a policy what became of it.
public interface PolicyEvents extends AutoCloseable {
    /// What events are about: `reason` of the Kubernetes API, in its spelling.
    enum Reason {
        RANGES_UPDATED("RangesUpdated", false),
        RANGES_PENDING("RangesPending", false),
        CHANGE_HELD("ChangeHeld", true),
        CHANGE_APPROVED("ChangeApproved", false),
        DRIFT_CORRECTED("DriftCorrected", true),
        POLICY_INVALID("PolicyInvalid", true),
        PATCH_REJECTED("PatchRejected", true),
        FEED_UNAVAILABLE("FeedUnavailable", true),
        CONTENDED("Contended", true);

        private final String text;
        private final boolean warning;

        Reason(String text, boolean warning) {
            this.text = text;
            this.warning = warning;
        }

        /// As it stands in an event.
        public String text() {
            return text;
        }

        /// Whether somebody should look.
        public boolean isWarning() {
            return warning;
        }
    }

    /// Never fails and does not block for long: an event that cannot be delivered is lost. The same
    /// one is not repeated as long as it is fresh.
    ///
    /// @param note for a person; printable, at most 1,024 characters count
    void tell(NetworkPolicy policy, Reason reason, String note);

    /// What was not delivered by then is lost.
    @Override
    default void close() {}
}
