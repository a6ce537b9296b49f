package io.rangekeeper.feed.store;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Snapshot;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The snapshots of the past that were needed last: planning asks for the same ones again and
/// again, those of a week one after the other. So it has to hold a week of all documents, or it
/// holds none of use.
final class Recent {
    /// Some 60 documents of AWS, 16 MB if they had nothing in common; mostly they share nearly all.
    private static final int MOST = 1_000_000;

    private final int most;
    private final Map<Id, Snapshot> snapshots = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    private record Id(DocumentKey key, String sha256) {}

    Recent() {
        this(MOST);
    }

    /// @param most how many CIDRs and groups to hold; a larger snapshot is held alone
    Recent(int most) {
        this.most = most;
    }

    void add(Snapshot snapshot) {
        Snapshot before = snapshots.put(new Id(snapshot.key(), snapshot.sha256()), snapshot);
        size += size(snapshot) - (before == null ? 0 : size(before));
        Iterator<Snapshot> eldest = snapshots.values().iterator();
        while (size > most && snapshots.size() > 1) {
            size -= size(eldest.next());
            eldest.remove();
        }
    }

    Optional<Snapshot> find(DocumentKey key, String sha256) {
        return Optional.ofNullable(snapshots.get(new Id(key, sha256)));
    }

    private static int size(Snapshot snapshot) {
        return snapshot.groups().stream()
                .mapToInt(group -> 1 + group.ranges().size() + group.quarantined().size())
                .sum();
    }
}
