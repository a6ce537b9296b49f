package io.rangekeeper.feed.store;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Snapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The few snapshots of the past that were needed last: planning asks for the same ones again and
/// again.
final class Recent {
    private static final int MOST = 16;

    private final Map<Id, Snapshot> snapshots = new LinkedHashMap<>(MOST, 0.75f, true);

    private record Id(DocumentKey key, String sha256) {}

    void add(Snapshot snapshot) {
        snapshots.put(new Id(snapshot.key(), snapshot.sha256()), snapshot);
        if (snapshots.size() > MOST) {
            Id eldest = snapshots.keySet().iterator().next();
            snapshots.remove(eldest);
        }
    }

    Optional<Snapshot> find(DocumentKey key, String sha256) {
        return Optional.ofNullable(snapshots.get(new Id(key, sha256)));
    }
}
