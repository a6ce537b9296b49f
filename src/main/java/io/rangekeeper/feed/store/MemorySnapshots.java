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
import java.util.TreeMap;

/// Snapshots that are forgotten with the process; only their age bounds what is kept.
public final class MemorySnapshots implements SnapshotStore {
    private final Retention retention;
    private final Map<DocumentKey, History> histories = new TreeMap<>();
    private final Map<DocumentKey, Map<String, Snapshot>> contents = new HashMap<>();

    public MemorySnapshots(Retention retention) {
        this.retention = retention;
    }

    @Override
    public synchronized Snapshots snapshots() {
        List<Snapshot> current = new ArrayList<>();
        List<Snapshot> all = new ArrayList<>();
        histories.forEach((key, history) -> {
            Map<String, Snapshot> known = contents.getOrDefault(key, Map.of());
            all.addAll(known.values());
            history.current().map(Period::sha256).map(known::get).ifPresent(current::add);
        });
        return Snapshots.of(current, all);
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
