package io.rangekeeper.controller;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.notify.Notifications;
import io.rangekeeper.policy.Cause;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Placeholders;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.report.Printable;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/// What is measured of policies and of the process that keeps them. All counters are there from the
/// start, at 0. For several threads.
public final class PolicyMeters {
    private static final Duration[] PLANS = buckets(1, 5, 10, 50, 100, 500, 1_000, 5_000);
    private static final Duration[] PATCHES = buckets(10, 50, 100, 250, 500, 1_000, 5_000, 10_000);

    private final MeterRegistry registry;
    private final LongSupplier nanos;
    private final PolicyCounters counters;
    private final Timer plans;
    private final Timer patches;

    PolicyMeters(PrometheusMeterRegistry registry, LongSupplier nanos, Board board, Vitals vitals) {
        this.registry = registry;
        this.nanos = nanos;
        this.counters = new PolicyCounters(registry);
        this.plans = timer("rangekeeper_plan_duration", "How long a policy took to plan.", PLANS);
        this.patches =
                timer(
                        "rangekeeper_patch_duration",
                        "How long the API server took to answer a patch, whatever the answer.",
                        PATCHES);
        process(vitals);
        registry.getPrometheusRegistry().register(new PolicyGauges(board));
        registry.getPrometheusRegistry().register(new SizeGauges(board));
        registry.getPrometheusRegistry().register(() -> intervals(vitals.intervals().get()));
        InfoSnapshot build = build(vitals.version());
        registry.getPrometheusRegistry().register(() -> build);
    }

    /// The same, with its writes counted and timed.
    public PolicyStore measured(PolicyStore store) {
        return new MeasuredStore(store, this, nanos);
    }

    /// The same, timed, and counted where it fails.
    public Function<NetworkPolicy, PolicyPlan> measured(
            Function<NetworkPolicy, PolicyPlan> planner) {
        return policy -> {
            long start = nanos.getAsLong();
            try {
                return planner.apply(policy);
            } catch (RuntimeException e) {
                counters.errors().increment();
                throw e;
            } finally {
                plans.record(Duration.ofNanos(nanos.getAsLong() - start));
            }
        };
    }

    /// Decisions, as [Audit#tell] gives them.
    public void count(List<AuditEntry> entries) {
        entries.forEach(this::count);
    }

    /// The configuration was read again.
    ///
    /// @param accepted whether it is in force now; else the one before stays
    public void reloaded(boolean accepted) {
        counters.reloads(accepted ? "accepted" : "refused").increment();
    }

    /// What became of notices to a target that the configuration names.
    public void notified(String target, Notifications.Outcome outcome, int notices) {
        counters.notifications(target, outcome.label()).increment(notices);
    }

    void patched(WriteResult result, Duration duration) {
        patches.record(duration);
        counters.patches(
                        switch (result) {
                            case WriteResult.Written _ -> "applied";
                            case WriteResult.Conflict _ -> "conflict";
                            case WriteResult.Rejected _ -> "rejected";
                            case WriteResult.Failed _ -> "failed";
                        })
                .increment();
    }

    private void count(AuditEntry entry) {
        switch (entry.what()) {
            case WRITTEN -> written(entry);
            case HELD -> counters.held(entry.reason()).increment();
            case APPROVED -> counters.approved(entry.reason()).increment();
            case PENDING, OBSERVED, WAITING, INVALID, REJECTED, FAILED -> {}
        }
    }

    private void written(AuditEntry entry) {
        // Nobody was where a placeholder stood.
        changed(Placeholders.without(entry.added()), Change.ADDED);
        changed(Placeholders.without(entry.removed()), Change.REMOVED);
        if (entry.reason().equals(Labels.of(Cause.DRIFT))) {
            corrected("missing", entry.added());
            corrected("excess", entry.removed());
        }
    }

    private void changed(CidrSet set, Change change) {
        for (Family family : Family.values()) {
            counters.cidrs(family, change).increment(set.size(family));
            counters.addresses(family, change).increment(set.addresses(family).doubleValue());
        }
    }

    private void corrected(String reason, CidrSet addresses) {
        if (!addresses.isEmpty()) {
            counters.corrections(reason).increment();
        }
    }

    private void process(Vitals vitals) {
        gauge(
                "rangekeeper_list_last_success_timestamp_seconds",
                "When all policies were last listed without an error; 0 if never.",
                () -> vitals.listed().get().map(time -> time.toEpochMilli() / 1_000.0).orElse(0.0));
        gauge(
                "rangekeeper_leader",
                "1 for the replica that writes, else 0.",
                () -> vitals.leading().getAsBoolean() ? 1 : 0);
        gauge(
                "rangekeeper_queue_depth",
                "Policies that wait to be planned.",
                () -> vitals.queued().getAsInt());
        gauge(
                "rangekeeper_snapshot_store_bytes",
                "What the remembered documents take on the disk.",
                () -> vitals.stored().getAsLong());
        gauge(
                "rangekeeper_snapshot_store_free_bytes",
                "What is left on that disk; NaN where documents are not remembered on one.",
                vitals.free());
        gauge(
                "rangekeeper_snapshot_store_writable",
                "1 while what is read outlives the process, else 0; NaN where it is not meant to.",
                vitals.writable());
    }

    private static GaugeSnapshot intervals(Map<String, Duration> all) {
        Samples samples = new Samples();
        all.forEach((feed, interval) -> samples.add(interval.toMillis() / 1_000.0, "feed", feed));
        return samples.named(
                "rangekeeper_feed_interval_seconds",
                "The most time that is to pass between two readings of a feed that is needed.");
    }

    private void gauge(String name, String help, DoubleSupplier value) {
        Gauge.builder(name, value::getAsDouble).description(help).register(registry);
    }

    private Timer timer(String name, String help, Duration[] buckets) {
        // The registry adds _seconds.
        return Timer.builder(name)
                .description(help)
                .serviceLevelObjectives(buckets)
                .register(registry);
    }

    private static InfoSnapshot build(String version) {
        return InfoSnapshot.builder()
                .name("rangekeeper_build")
                .help("1 for the version that runs.")
                .dataPoint(
                        InfoSnapshot.InfoDataPointSnapshot.builder()
                                .labels(
                                        io.prometheus.metrics.model.snapshots.Labels.of(
                                                "version", Printable.of(version)))
                                .build())
                .build();
    }

    private static Duration[] buckets(long... milliseconds) {
        return LongStream.of(milliseconds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
