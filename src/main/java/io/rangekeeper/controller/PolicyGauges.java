package io.rangekeeper.controller;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.rangekeeper.report.status.Standing;
import io.rangekeeper.store.PolicyName;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;

/// How policies stand, looked up when somebody asks: a policy that goes takes its series along. No
/// matter how many there are, at most [#LIMIT] are named.
final class PolicyGauges implements MultiCollector {
    static final int LIMIT = 100;

    private final Board board;

    PolicyGauges(Board board) {
        this.board = board;
    }

    @Override
    public MetricSnapshots collect() {
        List<PolicyStatus> all = board.all();
        return MetricSnapshots.of(states(all), drift(all), attention(all));
    }

    private static GaugeSnapshot states(List<PolicyStatus> all) {
        EnumMap<Standing, Integer> counts = new EnumMap<>(Standing.class);
        all.forEach(status -> counts.merge(status.standing(), 1, Integer::sum));
        Samples samples = new Samples();
        for (Standing standing : Standing.values()) {
            samples.add(counts.getOrDefault(standing, 0), "state", standing.label());
        }
        return samples.named("rangekeeper_policies", "Labelled policies, by how they stand.");
    }

    private static GaugeSnapshot drift(List<PolicyStatus> all) {
        List<PolicyStatus> worst =
                all.stream()
                        .filter(status -> status.drift().total() > 0)
                        .sorted(
                                Comparator.comparingInt(
                                                (PolicyStatus status) -> status.drift().total())
                                        .reversed())
                        .toList();
        Samples samples = new Samples();
        for (PolicyStatus drifted : FairShare.of(worst, each -> each.policy().namespace(), LIMIT)) {
            drifted.drift()
                    .directions()
                    .forEach((direction, amount) -> {
                        String label = direction.label();
                        drift(samples, drifted.policy(), label, "missing", amount.missing());
                        drift(samples, drifted.policy(), label, "excess", amount.excess());
                    });
        }
        return samples.named(
                "rangekeeper_policy_drift_cidrs",
                "CIDRs by which a policy differs from what it is to allow, for at most "
                        + LIMIT
                        + " policies that do: the worst of each namespace first.");
    }

    private static void drift(
            Samples samples, PolicyName policy, String direction, String kind, double value) {
        samples.add(policy, value, "direction", direction, "kind", kind);
    }

    private static GaugeSnapshot attention(List<PolicyStatus> all) {
        List<Concern> worst =
                all.stream()
                        .flatMap(status -> status.concerns().stream())
                        .sorted(Concern.WORST_FIRST)
                        .toList();
        Samples samples = new Samples();
        for (Concern concern : FairShare.of(worst, each -> each.policy().namespace(), LIMIT)) {
            samples.add(
                    concern.policy(),
                    1,
                    "state",
                    Labels.of(concern.kind()),
                    "reason",
                    concern.reason());
        }
        return samples.named(
                "rangekeeper_policy_attention",
                "1 for a policy that needs somebody, for at most "
                        + LIMIT
                        + " causes: the worst of each namespace first.");
    }
}
