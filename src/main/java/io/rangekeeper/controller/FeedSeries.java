package io.rangekeeper.controller;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.DocumentKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The series of one feed, all of its documents together.
final class FeedSeries {
    /// An answer from nearby, up to all attempts at a server that does not answer.
    private static final Duration[] BUCKETS =
            LongStream.of(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 20_000, 40_000, 80_000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final String feed;
    private final Timer duration;
    private final Map<DocumentKey, DocumentSeries> documents = new ConcurrentHashMap<>();

    FeedSeries(MeterRegistry registry, String feed) {
        this.registry = registry;
        this.feed = feed;
        // The registry adds _seconds.
        this.duration =
                Timer.builder("rangekeeper_feed_fetch_duration")
                        .description("How long it took to fetch, read and judge a document.")
                        .tag("feed", feed)
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry);
        for (Family family : Family.values()) {
            gauge(
                    "rangekeeper_feed_ranges",
                    "CIDRs that the current documents list, merged within each document.",
                    family,
                    CurrentRanges::ranges);
            gauge(
                    "rangekeeper_feed_quarantined_ranges",
                    "CIDRs that the current documents list and that never enter a policy:"
                            + " special-purpose space or too broad.",
                    family,
                    CurrentRanges::quarantined);
            Stream.of(Change.values()).forEach(change -> changed(family, change));
        }
    }

    DocumentSeries document(DocumentKey key) {
        return documents.computeIfAbsent(key, k -> new DocumentSeries(registry, this, k));
    }

    void took(Duration time) {
        duration.record(time);
    }

    /// What a document lists instead of what it listed before.
    void countChange(CidrSet before, CidrSet after) {
        CidrSet added = after.difference(before);
        CidrSet removed = before.difference(after);
        for (Family family : Family.values()) {
            changed(family, Change.ADDED).increment(added.size(family));
            changed(family, Change.REMOVED).increment(removed.size(family));
        }
    }

    private Counter changed(Family family, Change change) {
        return Counter.builder("rangekeeper_feed_changed_ranges_total")
                .description(
                        "CIDRs by which documents differed from those before them, merged; the"
                                + " first that is read has none before it.")
                .tags("feed", feed, "family", family.label(), "change", change.label())
                .register(registry);
    }

    private void gauge(
            String name, String help, Family family, Function<CurrentRanges, CidrSet> blocks) {
        Gauge.builder(name, () -> count(blocks, family))
                .description(help)
                .tags("feed", feed, "family", family.label())
                .register(registry);
    }

    private int count(Function<CurrentRanges, CidrSet> blocks, Family family) {
        return documents.values().stream()
                .mapToInt(document -> blocks.apply(document.holding()).size(family))
                .sum();
    }
}
