package io.rangekeeper.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The snapshots that planning may look at: the current one of each document, and earlier ones by
/// their content.
public final class Snapshots {
    public static final Snapshots NONE = of(List.of(), List.of());

    private final Map<DocumentKey, Snapshot> current = new HashMap<>();
    private final Map<DocumentKey, Map<String, Snapshot>> known = new HashMap<>();
    private final Earlier kept;

    /// Finds what is too much to hold all the time.
    @FunctionalInterface
    public interface Earlier {
        /// For whoever has no more than what is at hand.
        Earlier NOTHING = (key, sha256) -> Optional.empty();

        Optional<Snapshot> find(DocumentKey key, String sha256);
    }

    private Snapshots(Collection<Snapshot> current, Collection<Snapshot> earlier, Earlier kept) {
        this.kept = kept;
        for (Snapshot snapshot : earlier) {
            remember(snapshot);
        }
        for (Snapshot snapshot : current) {
            remember(snapshot);
            this.current.put(snapshot.key(), snapshot);
        }
    }

    public static Snapshots of(Collection<Snapshot> current) {
        return of(current, List.of());
    }

    public static Snapshots of(Collection<Snapshot> current, Collection<Snapshot> earlier) {
        return new Snapshots(current, earlier, Earlier.NOTHING);
    }

    /// With more of the past than is at hand.
    ///
    /// @param earlier is asked for a snapshot that is not current
    public static Snapshots of(Collection<Snapshot> current, Earlier earlier) {
        return new Snapshots(current, List.of(), earlier);
    }

    /// The newest good snapshot of a document; empty when it was never read.
    public Optional<Snapshot> current(DocumentKey key) {
        return Optional.ofNullable(current.get(key));
    }

    /// The snapshot of a document with this content, current or earlier.
    public Optional<Snapshot> find(DocumentKey key, String sha256) {
        return Optional.ofNullable(known.getOrDefault(key, Map.of()).get(sha256))
                .or(() -> kept.find(key, sha256));
    }

    public List<Snapshot> all() {
        return new ArrayList<>(current.values());
    }

    private void remember(Snapshot snapshot) {
        known.computeIfAbsent(snapshot.key(), key -> new HashMap<>())
                .put(snapshot.sha256(), snapshot);
    }
}
