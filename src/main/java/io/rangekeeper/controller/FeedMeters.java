package io.rangekeeper.controller;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Refresher;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// What is measured of feeds. A feed is there from the moment it is first asked for, and so are its
/// counters, at 0; it goes when nobody needs it any more.
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

    /// Removes the series of all other feeds: the age of what nobody fetches is no news.
    public void retain(Set<String> names) {
        feeds.keySet().retainAll(names);
        // Asked of the registry: what was under way has perhaps put some of them back.
        registry.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> isOfAnother(id, names))
                .forEach(registry::remove);
    }

    private static boolean isOfAnother(Meter.Id id, Set<String> names) {
        String feed = id.getTag("feed");
        return feed != null && !names.contains(feed);
    }

    private DocumentSeries document(DocumentKey key) {
        return feeds.computeIfAbsent(key.feed(), feed -> new FeedSeries(registry, feed))
                .document(key);
    }
}
