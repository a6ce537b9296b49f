package io.rangekeeper.controller;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.rangekeeper.feed.Accepted;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.ReadResult;
import io.rangekeeper.feed.Refresh;
import io.rangekeeper.feed.Refusal;
import io.rangekeeper.feed.Refused;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// The series of one document. For each, `refusals` of all reasons are the `fetches` that were
/// refused or failed, and the `fetches` of all documents of a feed are the count of its durations.
final class DocumentSeries {
    private final MeterRegistry registry;
    private final FeedSeries feed;
    private final Tags tags;
    private volatile CurrentRanges holding = CurrentRanges.NOTHING;
    private volatile Optional<Instant> success = Optional.empty();
    private volatile Optional<Refusal> trouble = Optional.empty();
    private WeakReference<Refresh> counted = new WeakReference<>(null);
    private boolean dated;

    DocumentSeries(MeterRegistry registry, FeedSeries feed, DocumentKey key) {
        this.registry = registry;
        this.feed = feed;
        this.tags = Tags.of("feed", key.feed(), "document", key.document());
        Stream.of(Refresh.Outcome.values()).forEach(this::fetches);
        for (Refusal reason : Refusal.values()) {
            refusals(reason);
            failing(reason);
        }
        Gauge.builder(
                        "rangekeeper_feed_last_success_timestamp_seconds",
                        () -> success.map(DocumentSeries::seconds).orElse(0.0))
                .description("When the document was last fetched and believed; 0 if never.")
                .tags(tags)
                .register(registry);
    }

    /// What is current, as far as this one was told.
    CurrentRanges holding() {
        return holding;
    }

    /// Whoever waited for the same fetch brings the same result: that is one fetch.
    synchronized void count(Refresh refresh, Duration duration, Instant now) {
        if (counted.refersTo(refresh)) {
            return;
        }
        counted = new WeakReference<>(refresh);
        feed.took(duration);
        fetches(refresh.outcome()).increment();
        trouble = trouble(refresh.result());
        Optional<CurrentRanges> before = refresh.before().map(CurrentRanges::of);
        switch (refresh.result()) {
            case Accepted accepted -> {
                hold(CurrentRanges.of(accepted.snapshot()));
                success = Optional.of(now);
                before.ifPresent(old -> feed.countChange(old.ranges(), holding.ranges()));
            }
            case Refused refused -> {
                refusals(refused.reason()).increment();
                hold(before.orElse(CurrentRanges.NOTHING));
                // What an earlier process read counts as well.
                success =
                        success.or(() -> refresh.before().map(last -> last.provenance().fetched()));
            }
        }
    }

    private static Optional<Refusal> trouble(ReadResult result) {
        return switch (result) {
            case Accepted _ -> Optional.empty();
            case Refused refused -> Optional.of(refused.reason());
        };
    }

    private void failing(Refusal reason) {
        Gauge.builder(
                        "rangekeeper_feed_failing",
                        () -> trouble.filter(reason::equals).isPresent() ? 1 : 0)
                .description("Whether the last attempt did not succeed for this reason: 1, else 0.")
                .tags(tags)
                .tag("reason", reason.label())
                .register(registry);
    }

    private void hold(CurrentRanges current) {
        holding = current;
        if (!dated && current.published().isPresent()) {
            dated = true;
            Gauge.builder("rangekeeper_feed_published_timestamp_seconds", this::published)
                    .description("When the current document was published, as its owner says.")
                    .tags(tags)
                    .register(registry);
        }
    }

    private double published() {
        return holding.published().map(DocumentSeries::seconds).orElse(Double.NaN);
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1_000.0;
    }

    private Counter fetches(Refresh.Outcome outcome) {
        return Counter.builder("rangekeeper_feed_fetches_total")
                .description("Attempts to bring a document up to date.")
                .tags(tags)
                .tag("outcome", outcome.label())
                .register(registry);
    }

    private Counter refusals(Refusal reason) {
        return Counter.builder("rangekeeper_feed_refusals_total")
                .description("Attempts after which what was read before stayed, by the reason.")
                .tags(tags)
                .tag("reason", reason.label())
                .register(registry);
    }
}
