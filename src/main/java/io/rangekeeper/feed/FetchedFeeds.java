package io.rangekeeper.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came of bringing some feeds up to date.
///
/// @param results one for each document that was asked for
/// @param snapshots what is known afterwards: of a document that was refused, what it said before,
///   where that is remembered
public record FetchedFeeds(SortedMap<DocumentKey, ReadResult> results, Snapshots snapshots) {
    /// A document that could not be read.
    ///
    /// @param kept what it said before and what stays in force, where that is remembered
    public record Failure(DocumentKey key, Refused refused, Optional<Snapshot> kept) {
        /// Why, and what that means for whoever relies on it.
        public String detail() {
            return kept.map(snapshot -> snapshot.provenance().fetched())
                    .map(time ->
                            refused.detail() + "; what was read at " + time + " stays in force")
                    .orElse(refused.detail());
        }
    }

    public FetchedFeeds {
        results = Collections.unmodifiableSortedMap(new TreeMap<>(results));
    }

    /// Without any memory of what was before.
    public FetchedFeeds(SortedMap<DocumentKey, ReadResult> results) {
        this(results, Snapshots.of(accepted(results).stream().map(Accepted::snapshot).toList()));
    }

    /// In the order of their documents.
    public List<Accepted> accepted() {
        return accepted(results);
    }

    /// In the order of their documents.
    public List<Failure> failures() {
        List<Failure> failures = new ArrayList<>();
        for (Map.Entry<DocumentKey, ReadResult> result : results.entrySet()) {
            if (result.getValue() instanceof Refused refused) {
                DocumentKey key = result.getKey();
                failures.add(new Failure(key, refused, snapshots.current(key)));
            }
        }
        return failures;
    }

    private static List<Accepted> accepted(SortedMap<DocumentKey, ReadResult> results) {
        List<Accepted> accepted = new ArrayList<>();
        for (ReadResult result : results.values()) {
            if (result instanceof Accepted a) {
                accepted.add(a);
            }
        }
        return accepted;
    }
}
