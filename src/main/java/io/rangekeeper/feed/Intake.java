package io.rangekeeper.feed;

import java.util.Optional;

/// What becomes of a document that was fetched and read: it is judged by those that came before,
/// and kept if it is believed.
///
/// @param store where it is kept, and what those before are known from
public record Intake(SnapshotStore store, Belief belief) {
    /// What came of it.
    ///
    /// @param fetched the bytes that it was read from
    public Refresh take(DocumentKey key, Fetched fetched, ReadResult read) {
        Optional<Snapshot> last = current(key);
        return switch (read) {
            case Refused refused -> Refresh.refused(refused, last);
            case Accepted accepted -> judge(key, last, accepted, fetched);
        };
    }

    /// What the document said last.
    Optional<Snapshot> current(DocumentKey key) {
        return store.snapshots().current(key);
    }

    private Refresh judge(
            DocumentKey key, Optional<Snapshot> last, Accepted read, Fetched fetched) {
        return switch (belief.judge(store.history(key).memory(), last, read)) {
            case Judgement.Doubted(Refused refused, Memory memory) -> {
                store.keep(key, memory);
                yield Refresh.refused(refused, last);
            }
            case Judgement.Believed(Accepted believed, Memory memory, boolean sameVersion) -> {
                Accepted accepted = last.map(believed::sharing).orElse(believed);
                store.keep(accepted.snapshot(), fetched, memory);
                yield Refresh.accepted(accepted, last, sameVersion);
            }
        };
    }
}
