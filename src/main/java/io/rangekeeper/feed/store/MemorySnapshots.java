package io.rangekeeper.feed.store;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Fetched;
import io.rangekeeper.feed.History;
import io.rangekeeper.feed.Memory;
import io.rangekeeper.feed.Period;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.SnapshotStore;
import io.rangekeeper.feed.Snapshots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Snapshots that are forgotten with the process; only their age bounds what is kept.
public final class MemorySnapshots implements SnapshotStore {
    private final Retention retention;
    private final Map<DocumentKey, History> histories = new TreeMap<>();
    private final Map<DocumentKey, Map<String, Snapshot>> contents = new HashMap<>();

    public MemorySnapshots(Retention retention) {
        this.retention = retention;
    }

    /// As they are now: what is kept later does not show in them.
    @Override
    public synchronized Snapshots snapshots() {
        List<Snapshot> current = new ArrayList<>();
        Map<DocumentKey, Map<String, Snapshot>> known = new HashMap<>();
        histories.forEach((key, history) -> {
            Map<String, Snapshot> copy = Map.copyOf(contents.getOrDefault(key, Map.of()));
            known.put(key, copy);
            history.current().map(Period::sha256).map(copy::get).ifPresent(current::add);
        });
        return Snapshots.of(
                current,
                new Remembered(
                        Map.copyOf(histories),
                        (key, sha256) ->
                                Optional.ofNullable(
                                        known.getOrDefault(key, Map.of()).get(sha256))));
    }

    @Override
    public synchronized History history(DocumentKey key) {
        return histories.getOrDefault(key, History.NONE);
    }

    @Override
    public synchronized void keep(Snapshot snapshot, Fetched document, Memory memory) {
        DocumentKey key = snapshot.key();
        History history =
                retention.young(
                        history(key).with(snapshot, memory), snapshot.provenance().fetched());
        histories.put(key, history);
        Map<String, Snapshot> known = contents.computeIfAbsent(key, k -> new HashMap<>());
        known.put(snapshot.sha256(), snapshot);
        known.keySet().retainAll(history.periods().stream().map(Period::sha256).toList());
    }

    @Override
    public synchronized void keep(DocumentKey key, Memory memory) {
        histories.put(key, history(key).with(memory));
    }
}
