package io.rangekeeper.select;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Period;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one document said, as far back as that is known without a gap. Earlier contents are looked
/// up when they are asked for. For one thread.
final class DocumentPast {
    /// @param from when it was first read
    record Version(Instant from, Snapshot snapshot) {}

    private final DocumentKey key;
    private final Snapshots snapshots;
    private final List<Period> periods;
    private final Instant lastRead;

    /// The newest first.
    private final List<Version> known = new ArrayList<>();

    private boolean complete;

    private DocumentPast(
            DocumentKey key, Snapshots snapshots, List<Period> periods, Snapshot current) {
        Period last = periods.getLast();
        this.key = key;
        this.snapshots = snapshots;
        this.periods = periods;
        this.lastRead = last.lastRead();
        this.known.add(new Version(last.from(), current));
    }

    /// Empty when the document was never read.
    static Optional<DocumentPast> of(DocumentKey key, Snapshots snapshots) {
        return snapshots
                .current(key)
                .map(current -> new DocumentPast(key, snapshots, snapshots.periods(key), current));
    }

    /// When it was last seen to say what is current.
    Instant lastRead() {
        return lastRead;
    }

    Snapshot current() {
        return known.getFirst().snapshot();
    }

    /// What it said at `since` (where that is known) and after, the newest first.
    List<Version> since(Instant since) {
        lookBack(since);
        List<Version> versions = new ArrayList<>();
        for (Version version : known) {
            versions.add(version);
            if (!version.from().isAfter(since)) {
                break;
            }
        }
        return versions;
    }

    /// From when on it is known, not looking back further than to `since`.
    Instant begun(Instant since) {
        return since(since).getLast().from();
    }

    private void lookBack(Instant since) {
        while (!complete && known.getLast().from().isAfter(since)) {
            Optional<Version> earlier = earlier();
            earlier.ifPresent(known::add);
            complete = earlier.isEmpty();
        }
    }

    /// The one before all that are known; empty when the past begins there, or has a gap.
    private Optional<Version> earlier() {
        int index = periods.size() - 1 - known.size();
        if (index < 0) {
            return Optional.empty();
        }
        Period period = periods.get(index);
        Instant next = known.getLast().from();
        return period.until()
                .filter(next::equals)
                .flatMap(until -> snapshots.find(key, period.sha256()))
                .map(snapshot -> new Version(period.from(), snapshot));
    }
}
