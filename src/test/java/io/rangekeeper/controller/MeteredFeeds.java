package io.rangekeeper.controller;

import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.Refresh;
import io.rangekeeper.feed.Refresher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Scripted feeds that are measured, and what the meters tell of them.
final class MeteredFeeds extends ScriptedFeeds {
    static final String FETCHES = "rangekeeper_feed_fetches_total";
    static final String REFUSALS = "rangekeeper_feed_refusals_total";
    static final String DURATION = "rangekeeper_feed_fetch_duration_seconds";
    static final String SUCCESS = "rangekeeper_feed_last_success_timestamp_seconds";
    static final String PUBLISHED = "rangekeeper_feed_published_timestamp_seconds";
    static final String RANGES = "rangekeeper_feed_ranges";
    static final String QUARANTINED = "rangekeeper_feed_quarantined_ranges";
    static final String CHANGED = "rangekeeper_feed_changed_ranges_total";

    private final FeedMeters meters = new FeedMeters(this, this::nanos);
    private final Refresher refresher = meters.measured(reader());

    Refresher measured(Refresher other) {
        return meters.measured(other);
    }

    List<Refresh> refresh(FeedDocument document, int times) throws InterruptedException {
        List<Refresh> results = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            results.add(refresher.refresh(document));
        }
        return results;
    }

    void retain(Set<String> names) {
        meters.retain(names);
    }

    String text() {
        return meters.expose();
    }

    Exposition told() {
        return Exposition.parse(text());
    }

    /// A time as metrics tell it.
    static double seconds(Instant time) {
        return time.toEpochMilli() / 1_000.0;
    }

    /// How often a document was changed, unchanged, refused and failed.
    static List<Double> outcomes(Exposition told, String feed, String document) {
        return values(
                told,
                FETCHES,
                "feed=" + feed + ",document=" + document + ",outcome=",
                "changed",
                "unchanged",
                "refused",
                "failed");
    }

    /// How often it was refused, in the order of the reasons.
    static List<Double> reasons(Exposition told, String feed, String document) {
        return values(
                told,
                REFUSALS,
                "feed=" + feed + ",document=" + document + ",reason=",
                "unreachable",
                "status",
                "too_large",
                "malformed",
                "implausible",
                "older");
    }

    /// How many CIDRs of a feed came and went.
    static List<Double> changes(Exposition told, String feed) {
        return values(
                told,
                CHANGED,
                "feed=" + feed + ",family=",
                "ipv4,change=added",
                "ipv4,change=removed",
                "ipv6,change=added",
                "ipv6,change=removed");
    }

    /// Fails for one that is missing.
    private static List<Double> values(
            Exposition told, String name, String labels, String... last) {
        return Stream.of(last)
                .map(value -> Objects.requireNonNull(told.value(name, labels + value)))
                .toList();
    }
}
