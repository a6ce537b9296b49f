package io.rangekeeper.controller;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Refresher;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// What is measured of feeds. A feed is there from the moment it is first asked for, and so are its
/// counters, at 0.
public final class FeedMeters {
    private final PrometheusMeterRegistry registry;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<String, FeedSeries> feeds = new ConcurrentHashMap<>();

    /// With nothing measured yet.
    ///
    /// @param nanos a count of nanoseconds from any point on that never goes back
    public FeedMeters(InstantSource clock, LongSupplier nanos) {
        this(Meters.registry(clock, nanos), clock, nanos);
    }

    FeedMeters(PrometheusMeterRegistry registry, InstantSource clock, LongSupplier nanos) {
        this.registry = registry;
        this.clock = clock;
        this.nanos = nanos;
    }

    /// The same, measured.
    public Refresher measured(Refresher refresher) {
        return new MeasuredRefresher(refresher, this::document, clock, nanos);
    }

    /// All series as they are now, in the Prometheus text format.
    public String expose() {
        return registry.scrape();
    }

    private DocumentSeries document(DocumentKey key) {
        return feeds.computeIfAbsent(key.feed(), feed -> new FeedSeries(registry, feed))
                .document(key);
    }
}
