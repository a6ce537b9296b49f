package io.rangekeeper.cli.backtest;

import io.rangekeeper.feed.Belief;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Fetched;
import io.rangekeeper.feed.Intake;
import io.rangekeeper.feed.Memory;
import io.rangekeeper.feed.Refresh;
import io.rangekeeper.feed.SnapshotStore;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.feed.store.MemorySnapshots;
import io.rangekeeper.feed.store.Retention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What owners serve at a moment of a replay, and what a controller that fetches it knows of it and
/// of the month before.
final class World {
    private static final byte[] NOT_KEPT = {};

    private final SnapshotStore store = new MemorySnapshots(Retention.DEFAULT);
    private final Intake intake;
    private final Map<DocumentKey, Served> served = new TreeMap<>();

    World(Belief belief) {
        this.intake = new Intake(store, belief);
    }

    /// The owner serves this from now on, and it is fetched.
    Refresh serve(Served document) {
        served.put(document.key(), document);
        return fetch(document);
    }

    /// Everything is fetched again, and says what it said before.
    void fetchAgain(Instant now) {
        served.values().forEach(document -> fetch(document.at(now)));
    }

    Snapshots snapshots() {
        return store.snapshots();
    }

    /// The next times at which a document that says nothing new would be judged otherwise: a lower
    /// version that has been served for so long is believed, and so is one with new mistakes.
    List<Instant> wakes() {
        List<Instant> wakes = new ArrayList<>();
        for (DocumentKey key : served.keySet()) {
            Memory memory = store.history(key).memory();
            Optional<Instant> stale =
                    memory.stale().map(older -> older.since().plus(Belief.OLDER_BELIEVED_AFTER));
            Optional<Instant> suspect =
                    memory.suspectSince().map(since -> since.plus(Belief.SUSPECT_FOR));
            Stream.of(stale, suspect).flatMap(Optional::stream).forEach(wakes::add);
        }
        return wakes;
    }

    private Refresh fetch(Served document) {
        Fetched bytes = Fetched.fromFile(NOT_KEPT, document.location(), document.time());
        return intake.take(document.key(), bytes, document.read());
    }
}
