package io.rangekeeper.controller;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.rangekeeper.controller.http.MetricsFormat;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// All that a process measures: one registry, and whoever writes into it.
public final class Meters {
    private final PrometheusMeterRegistry registry;
    private final FeedMeters feeds;
    private final PolicyMeters policies;

    /// Time as the meters need it.
    private record Time(InstantSource clock, LongSupplier nanos) implements Clock {
        @Override
        public long wallTime() {
            return clock.millis();
        }

        @Override
        public long monotonicTime() {
            return nanos.getAsLong();
        }
    }

    /// With nothing counted yet; everything but feeds is there at once.
    ///
    /// @param nanos a count of nanoseconds from any point on that never goes back
    public Meters(InstantSource clock, LongSupplier nanos, Board board, Vitals vitals) {
        this.registry = registry(clock, nanos);
        this.feeds = new FeedMeters(registry, clock, nanos);
        this.policies = new PolicyMeters(registry, nanos, board, vitals);
    }

    static PrometheusMeterRegistry registry(InstantSource clock, LongSupplier nanos) {
        return new PrometheusMeterRegistry(
                PrometheusConfig.DEFAULT, new PrometheusRegistry(), new Time(clock, nanos));
    }

    public FeedMeters feeds() {
        return feeds;
    }

    public PolicyMeters policies() {
        return policies;
    }

    /// All series as they are now. For several threads.
    public String expose(MetricsFormat format) {
        return registry.scrape(format.contentType());
    }
}
