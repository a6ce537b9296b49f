package io.rangekeeper.policy;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is known of a rule's past.
sealed interface Basis {
    /// Nothing: the rule is managed for the first time, or what it carries is not to be believed.
    record First() implements Basis {}

    /// We wrote it, from snapshots that are at hand.
    ///
    /// @param before these snapshots, and the current ones of documents that it was not made from
    record Known(Applied.Entry entry, Snapshots before) implements Basis {}

    /// What is live was written by us, as its hash says, but from snapshots that are not at hand
    /// any more.
    record Forgotten(Applied.Entry entry) implements Basis {}

    static Basis of(Optional<Applied.Entry> entry, Live live, Snapshots snapshots) {
        if (entry.isEmpty()) {
            return new First();
        }
        Optional<Snapshots> before = before(entry.get(), snapshots);
        if (before.isPresent()) {
            return new Known(entry.get(), before.get());
        }
        return live.isWhatWasWritten(entry.get()) ? new Forgotten(entry.get()) : new First();
    }

    /// Whether the expression was applied to the rule before, and is not new to it.
    default boolean knows(ManagedRule rule) {
        return last().filter(entry -> entry.expression().equals(rule.expressionHash())).isPresent();
    }

    default Optional<Applied.Entry> last() {
        return switch (this) {
            case First() -> Optional.empty();
            case Known(Applied.Entry entry, Snapshots before) -> Optional.of(entry);
            case Forgotten(Applied.Entry entry) -> Optional.of(entry);
        };
    }

    private static Optional<Snapshots> before(Applied.Entry entry, Snapshots snapshots) {
        Map<DocumentKey, Snapshot> before = new HashMap<>();
        snapshots.all().forEach(snapshot -> before.put(snapshot.key(), snapshot));
        for (Map.Entry<DocumentKey, String> from : entry.from().entrySet()) {
            Optional<Snapshot> snapshot = snapshots.find(from.getKey(), from.getValue());
            if (snapshot.isEmpty()) {
                return Optional.empty();
            }
            before.put(from.getKey(), snapshot.get());
        }
        return Optional.of(Snapshots.of(before.values()));
    }
}
