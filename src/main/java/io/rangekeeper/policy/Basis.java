package io.rangekeeper.policy;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Period;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is known of a rule's past.
sealed interface Basis {
    /// How far the clocks of two replicas may be apart.
    Duration SKEW = Duration.ofMinutes(5);

    /// Nothing that tells whose the blocks of the rule are: as far as is known, it is managed for
    /// the first time.
    ///
    /// @param lost what is noted of it all the same: what was written is not there any more, nor
    ///   are the snapshots that it was written from
    record First(Optional<Applied.Entry> lost) implements Basis {}

    /// We wrote it, but beside blocks of unknown origin, which are kept.
    ///
    /// @param before as in [Known]; empty where a snapshot is not at hand any more
    record Adopting(Applied.Entry entry, Optional<Snapshots> before) implements Basis {}

    /// We wrote it, from snapshots that are at hand.
    ///
    /// @param before these snapshots, and the current ones of documents that it was not made from
    record Known(Applied.Entry entry, Snapshots before) implements Basis {}

    /// What is live was written by us, as its hash says, but from snapshots that are not at hand
    /// any more.
    record Forgotten(Applied.Entry entry) implements Basis {}

    /// Somebody who had read more than we have wrote it.
    ///
    /// @param documents those of which we know less
    record Behind(Applied.Entry entry, SortedSet<DocumentKey> documents) implements Basis {}

    static Basis of(Optional<Applied.Entry> last, Live live, Snapshots snapshots, Instant now) {
        if (last.isEmpty()) {
            return new First(last);
        }
        Applied.Entry entry = last.get().notLaterThan(now.plus(SKEW));
        SortedSet<DocumentKey> behind = unknown(entry.current(), snapshots);
        behind.removeIf(key -> !isBehind(entry, key, snapshots, now));
        if (!behind.isEmpty()) {
            return new Behind(entry, behind);
        }
        boolean known = unknown(entry.from(), snapshots).isEmpty();
        if (!known && !live.isWhatWasWritten(entry)) {
            return new First(Optional.of(entry));
        }
        Optional<Snapshots> before =
                known ? Optional.of(before(entry, snapshots)) : Optional.empty();
        if (entry.adopting()) {
            return new Adopting(entry, before);
        }
        return before.<Basis>map(all -> new Known(entry, all)).orElse(new Forgotten(entry));
    }

    /// Whether the expression was applied to the rule before, and is not new to it.
    default boolean knows(ManagedRule rule) {
        return last().filter(entry -> entry.expression().equals(rule.expressionHash())).isPresent();
    }

    /// Whether blocks that the expression does not select may be anybody's.
    default boolean isOfUnknownOrigin() {
        return this instanceof First || this instanceof Adopting;
    }

    /// What was last written, where it is believed.
    default Optional<Applied.Entry> last() {
        return this instanceof First ? Optional.empty() : noted();
    }

    /// What is noted of the last write, believed or not.
    default Optional<Applied.Entry> noted() {
        return switch (this) {
            case First(Optional<Applied.Entry> lost) -> lost;
            case Adopting(Applied.Entry entry, var before) -> Optional.of(entry);
            case Known(Applied.Entry entry, Snapshots before) -> Optional.of(entry);
            case Forgotten(Applied.Entry entry) -> Optional.of(entry);
            case Behind(Applied.Entry entry, var documents) -> Optional.of(entry);
        };
    }

    /// The snapshots that it was written from, where all are at hand.
    default Optional<Snapshots> writtenFrom() {
        return switch (this) {
            case Known(Applied.Entry entry, Snapshots before) -> Optional.of(before);
            case Adopting(Applied.Entry entry, Optional<Snapshots> before) -> before;
            case First _, Forgotten _, Behind _ -> Optional.empty();
        };
    }

    private static SortedSet<DocumentKey> unknown(
            SortedMap<DocumentKey, String> documents, Snapshots snapshots) {
        SortedSet<DocumentKey> unknown = new TreeSet<>();
        documents.forEach((key, sha256) -> {
            if (snapshots.find(key, sha256).isEmpty()) {
                unknown.add(key);
            }
        });
        return unknown;
    }

    /// Whether what we know of a document is older than the write. A time to come is nobody's.
    private static boolean isBehind(
            Applied.Entry entry, DocumentKey key, Snapshots snapshots, Instant now) {
        return !entry.at().isAfter(now.plus(SKEW))
                && snapshots.current(key).isPresent()
                && snapshots.periods(key).stream()
                        .map(Period::lastRead)
                        .noneMatch(read -> !read.isBefore(entry.at()));
    }

    private static Snapshots before(Applied.Entry entry, Snapshots snapshots) {
        Map<DocumentKey, Snapshot> before = new HashMap<>();
        snapshots.all().forEach(snapshot -> before.put(snapshot.key(), snapshot));
        entry.from()
                .forEach((key, sha256) ->
                        snapshots
                                .find(key, sha256)
                                .ifPresent(snapshot -> before.put(key, snapshot)));
        return Snapshots.of(before.values());
    }
}
