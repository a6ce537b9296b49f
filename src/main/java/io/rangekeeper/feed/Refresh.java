package io.rangekeeper.feed;

import java.util.Locale;
import java.util.Optional;

/// What came of bringing a document up to date.
///
/// @param rewritten whether the owner changed the content without changing the version
/// @param before what was current until then, and still is where the document was not believed;
///   empty when nothing was ever read
public record Refresh(
        ReadResult result, Outcome outcome, boolean rewritten, Optional<Snapshot> before) {
    /// A metric label.
    public enum Outcome {
        /// It says something else than before.
        CHANGED,
        /// It says the same, perhaps in other bytes.
        UNCHANGED,
        /// It came and was not believed.
        REFUSED,
        /// It did not come.
        FAILED;

        /// How metrics call it: `changed`.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Refresh failed(Refused refused, Optional<Snapshot> before) {
        return new Refresh(refused, Outcome.FAILED, false, before);
    }

    static Refresh refused(Refused refused, Optional<Snapshot> before) {
        return new Refresh(refused, Outcome.REFUSED, false, before);
    }

    static Refresh accepted(Accepted accepted, Optional<Snapshot> before, boolean rewritten) {
        boolean same =
                before.filter(last -> last.sha256().equals(accepted.snapshot().sha256()))
                        .isPresent();
        return new Refresh(accepted, same ? Outcome.UNCHANGED : Outcome.CHANGED, rewritten, before);
    }
}
