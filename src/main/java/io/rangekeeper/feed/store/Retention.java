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

    /// The history that takes the most space, without its first period, by document: whoever owns a
    /// document makes nobody forget another one. Empty when only current ones are left.
    ///
    /// @param sizes of all files of each document, in bytes
    static Optional<Map.Entry<DocumentKey, History>> shortened(
            Map<DocumentKey, History> histories, Map<DocumentKey, Long> sizes) {
        return histories.entrySet().stream()
                .filter(entry -> first(entry.getValue()).isPresent())
                .max(Comparator.comparing(entry -> sizes.getOrDefault(entry.getKey(), 0L)))
                .map(entry ->
                        Map.entry(
                                entry.getKey(),
                                entry.getValue().without(first(entry.getValue()).orElseThrow())));
    }

    private static Optional<Period> first(History history) {
        return history.periods().stream().filter(period -> period.until().isPresent()).findFirst();
    }

    /// Of all documents.
    Map<DocumentKey, History> young(Map<DocumentKey, History> histories, Instant now) {
        Map<DocumentKey, History> young = new TreeMap<>();
        histories.forEach((key, history) -> young.put(key, young(history, now)));
        return young;
    }
}
