package io.rangekeeper.feed.store;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.History;
import io.rangekeeper.feed.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How much of the past is kept. What is current always is, however old or large.
///
/// @param age for how long after it ended; guards look back over a week
/// @param bytes of all files together
public record Retention(Duration age, long bytes) {
    public static final Retention DEFAULT = new Retention(Duration.ofDays(30), 512L << 20);

    private record Ended(DocumentKey key, History rest, Instant until) {}

    History young(History history, Instant now) {
        Instant oldest = now.minus(age);
        History young = history;
        for (Period period : history.periods()) {
            if (period.until().filter(end -> end.isBefore(oldest)).isPresent()) {
                young = young.without(period);
            }
        }
        return young;
    }

    /// The documents whose history has to be shortened by its first period, and that history: that
    /// of the period which ended first. Empty when only current ones are left.
    static Optional<Map.Entry<DocumentKey, History>> shortened(
            Map<DocumentKey, History> histories) {
        return histories.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().periods().stream()
                                .filter(period -> period.until().isPresent())
                                .map(period ->
                                        new Ended(
                                                entry.getKey(),
                                                entry.getValue().without(period),
                                                period.until().orElseThrow())))
                .min(Comparator.comparing(Ended::until).thenComparing(Ended::key))
                .map(ended -> Map.entry(ended.key, ended.rest));
    }

    /// Of all documents.
    Map<DocumentKey, History> young(Map<DocumentKey, History> histories, Instant now) {
        Map<DocumentKey, History> young = new TreeMap<>();
        histories.forEach((key, history) -> young.put(key, young(history, now)));
        return young;
    }
}
