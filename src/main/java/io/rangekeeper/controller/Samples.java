package io.rangekeeper.controller;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.rangekeeper.report.Printable;
import io.rangekeeper.store.PolicyName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Samples of one metric, each with other labels: two names that differ only in what cannot be
/// printed are one.
final class Samples {
    private final Map<Labels, Double> values = new LinkedHashMap<>();

    void add(double value, String... labels) {
        values.putIfAbsent(Labels.of(labels), value);
    }

    /// @param more labels besides the policy's
    void add(PolicyName policy, double value, String... more) {
        Stream<String> names =
                Stream.of(
                        "namespace",
                        Printable.of(policy.namespace()),
                        "policy",
                        Printable.of(policy.name()));
        add(value, Stream.concat(names, Stream.of(more)).toArray(String[]::new));
    }

    GaugeSnapshot named(String name, String help) {
        return new GaugeSnapshot(
                new MetricMetadata(name, help),
                values.entrySet().stream()
                        .map(e -> new GaugeDataPointSnapshot(e.getValue(), e.getKey(), null))
                        .toList());
    }
}
