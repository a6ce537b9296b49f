package io.rangekeeper.report;

import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.yaml.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is known of all documents of one feed.
///
/// @param documents how many there are
/// @param read the snapshots of those that were accepted, now or before
/// @param refused one for each that was not accepted now
public record FeedState(int documents, List<Snapshot> read, List<FetchedFeeds.Failure> refused) {
    private static final int LONGEST_VERSION = 24;

    public static FeedState of(Feed feed, FetchedFeeds results) {
        List<Snapshot> read = new ArrayList<>();
        for (FeedDocument document : feed.documents()) {
            results.snapshots().current(document.key()).ifPresent(read::add);
        }
        return new FeedState(
                feed.documents().size(),
                read,
                results.failures().stream()
                        .filter(failure -> failure.key().feed().equals(feed.name()))
                        .toList());
    }

    /// `read`, `refused: malformed`, `1 of 3 refused: malformed`, with what stays in force all the
    /// same; `never read`, or `1 of 3 never read`.
    public String words() {
        if (refused.isEmpty()) {
            int missing = documents - read.size();
            return missing == 0 ? "read" : some(missing) + "never read";
        }
        String reasons =
                refused.stream()
                        .map(failure -> Labels.of(failure.refused().reason()))
                        .distinct()
                        .collect(Collectors.joining(", "));
        boolean kept = refused.stream().anyMatch(failure -> failure.kept().isPresent());
        return some(refused.size()) + "refused: " + reasons + (kept ? "; older in force" : "");
    }

    private String some(int count) {
        return count == documents ? "" : count + " of " + documents + " ";
    }

    /// Of the oldest document: since its owner published it where the owner says when, else since
    /// it was fetched.
    String age(Instant now) {
        Optional<Instant> oldest =
                read.stream().map(FeedState::time).min(Comparator.naturalOrder());
        return oldest.map(time -> Durations.roughly(Duration.between(time, now))).orElse("-");
    }

    /// Those of all documents, cut when they are very long.
    public String versions() {
        String versions =
                read.stream()
                        .flatMap(snapshot -> snapshot.provenance().version().stream())
                        .distinct()
                        .collect(Collectors.joining(", "));
        if (versions.isEmpty()) {
            return "-";
        }
        return versions.length() > LONGEST_VERSION
                ? versions.substring(0, LONGEST_VERSION) + "..."
                : versions;
    }

    /// How many are published.
    public String ranges() {
        return read.isEmpty()
                ? "-"
                : Integer.toString(read.stream().mapToInt(FeedState::published).sum());
    }

    /// How many ranges it publishes, before merging.
    public static int published(Snapshot snapshot) {
        return snapshot.groups().stream().mapToInt(RangeGroup::published).sum();
    }

    /// When it was published, or fetched where its owner does not say.
    public static Instant time(Snapshot snapshot) {
        Provenance provenance = snapshot.provenance();
        return provenance.published().orElse(provenance.fetched());
    }
}
