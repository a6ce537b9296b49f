package io.rangekeeper.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came of reading some feeds: one result for each of their documents.
public record FetchedFeeds(SortedMap<DocumentKey, ReadResult> results) {
    /// A document that could not be read.
    public record Failure(DocumentKey key, Refused refused) {}

    public FetchedFeeds {
        results = Collections.unmodifiableSortedMap(new TreeMap<>(results));
    }

    /// Of those documents that were accepted.
    public Snapshots snapshots() {
        return Snapshots.of(accepted().stream().map(Accepted::snapshot).toList());
    }

    /// In the order of their documents.
    public List<Accepted> accepted() {
        List<Accepted> accepted = new ArrayList<>();
        for (ReadResult result : results.values()) {
            if (result instanceof Accepted a) {
                accepted.add(a);
            }
        }
        return accepted;
    }

    /// In the order of their documents.
    public List<Failure> failures() {
        List<Failure> failures = new ArrayList<>();
        for (Map.Entry<DocumentKey, ReadResult> result : results.entrySet()) {
            if (result.getValue() instanceof Refused refused) {
                failures.add(new Failure(result.getKey(), refused));
            }
        }
        return failures;
    }
}
