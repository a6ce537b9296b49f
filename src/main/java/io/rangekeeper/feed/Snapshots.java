package io.rangekeeper.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The snapshots that planning may look at: the current one of each document, earlier ones by their
/// content, and when each was current.
public final class Snapshots {
    public static final Snapshots NONE = of(List.of(), List.of());

    private final Map<DocumentKey, Snapshot> current = new HashMap<>();
    private final Map<DocumentKey, Map<String, Snapshot>> known = new HashMap<>();
    private final Past past;

    /// Knows what is too much to hold all the time.
    public interface Past {
        /// For whoever has no more than what is at hand.
        Past NOTHING =
                new Past() {
                    @Override
                    public Optional<Snapshot> find(DocumentKey key, String sha256) {
                        return Optional.empty();
                    }

                    @Override
                    public List<Period> periods(DocumentKey key) {
                        return List.of();
                    }
                };

        /// The snapshot of a document with this content.
        Optional<Snapshot> find(DocumentKey key, String sha256);

        /// As [History#periods].
        List<Period> periods(DocumentKey key);
    }

    private Snapshots(Collection<Snapshot> current, Collection<Snapshot> earlier, Past past) {
        this.past = past;
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
        return new Snapshots(current, earlier, Past.NOTHING);
    }

    /// With more of the past than is at hand.
    ///
    /// @param past is asked for a snapshot that is not current
    public static Snapshots of(Collection<Snapshot> current, Past past) {
        return new Snapshots(current, List.of(), past);
    }

    /// The newest good snapshot of a document; empty when it was never read.
    public Optional<Snapshot> current(DocumentKey key) {
        return Optional.ofNullable(current.get(key));
    }

    /// The snapshot of a document with this content, current or earlier.
    public Optional<Snapshot> find(DocumentKey key, String sha256) {
        return Optional.ofNullable(known.getOrDefault(key, Map.of()).get(sha256))
                .or(() -> past.find(key, sha256));
    }

    /// What a document said over time, the oldest first, as far back as that is known; the last one
    /// is current. Who has no memory knows the present only.
    public List<Period> periods(DocumentKey key) {
        List<Period> known = past.periods(key);
        return known.isEmpty()
                ? current(key)
                        .map(snapshot -> {
                            Provenance read = snapshot.provenance();
                            return new Period(
                                    snapshot.sha256(), read.fetched(), Optional.empty(), read);
                        })
                        .map(List::of)
                        .orElse(List.of())
                : known;
    }

    /// What these documents said at a time, as far as that is remembered.
    public Snapshots at(Instant time, Collection<DocumentKey> documents) {
        List<Snapshot> then = new ArrayList<>();
        for (DocumentKey key : documents) {
            periods(key).stream()
                    .filter(period -> !period.from().isAfter(time))
                    .filter(period -> period.until().map(time::isBefore).orElse(true))
                    .findFirst()
                    .flatMap(period -> find(key, period.sha256()))
                    .ifPresent(then::add);
        }
        return of(then);
    }

    public List<Snapshot> all() {
        return new ArrayList<>(current.values());
    }

    private void remember(Snapshot snapshot) {
        known.computeIfAbsent(snapshot.key(), key -> new HashMap<>())
                .put(snapshot.sha256(), snapshot);
    }
}
