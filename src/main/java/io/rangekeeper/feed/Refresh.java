package io.rangekeeper.feed;

import java.util.Locale;
import java.util.Optional;

/// What came of bringing a document up to date.
///
/// @param rewritten whether the owner changed the content without changing the version
public record Refresh(ReadResult result, Outcome outcome, boolean rewritten) {
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

    static Refresh failed(Refused refused) {
        return new Refresh(refused, Outcome.FAILED, false);
    }

    static Refresh refused(Refused refused) {
        return new Refresh(refused, Outcome.REFUSED, false);
    }

    static Refresh accepted(Accepted accepted, Optional<Snapshot> before, boolean rewritten) {
        boolean same =
                before.filter(last -> last.sha256().equals(accepted.snapshot().sha256()))
                        .isPresent();
        return new Refresh(accepted, same ? Outcome.UNCHANGED : Outcome.CHANGED, rewritten);
    }
}
