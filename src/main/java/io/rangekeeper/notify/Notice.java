package io.rangekeeper.notify;

import io.rangekeeper.config.NotifyTarget.About;
import io.rangekeeper.store.PolicyEvents.Reason;
import io.rangekeeper.store.PolicyName;
import java.time.Instant;

/// One thing to tell, in the words of the Event that says the same.
///
/// @param note for a person; printable
record Notice(Instant time, PolicyName policy, Reason reason, String note) {
    /// What it is about.
    About about() {
        return switch (reason) {
            case RANGES_UPDATED, RANGES_PENDING, CHANGE_APPROVED, DRIFT_CORRECTED -> About.CHANGES;
            case CHANGE_HELD -> About.HOLDS;
            case POLICY_INVALID, PATCH_REJECTED, FEED_UNAVAILABLE, CONTENDED -> About.FAILURES;
        };
    }

    /// What makes it the same as another one.
    record Key(PolicyName policy, Reason reason, String note) {}

    Key key() {
        return new Key(policy, reason, note);
    }
}
