package io.rangekeeper.controller;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.policy.Room;
import io.rangekeeper.report.PolicySummary;
import io.rangekeeper.report.Report;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// How large policies are, looked up when somebody asks, of at most [PolicyGauges#LIMIT]: those
/// that have the least room left in their budgets.
record SizeGauges(Board board) implements MultiCollector {
    private static final String WHICH =
            " of at most "
                    + PolicyGauges.LIMIT
                    + " policies: those of each namespace first that fill most of their budget.";

    @Override
    public MetricSnapshots collect() {
        List<PolicyStatus> all = board.all();
        List<PolicyStatus> fullest =
                fairly(
                        all.stream()
                                .filter(status -> status.room().isPresent())
                                .sorted(Comparator.comparingDouble(SizeGauges::filled).reversed())
                                .toList());
        List<PolicyStatus> waiting =
                fairly(
                        all.stream()
                                .filter(status -> withdrawn(status) > 0)
                                .sorted(Comparator.comparingInt(SizeGauges::withdrawn).reversed())
                                .toList());
        return MetricSnapshots.of(
                cidrs(fullest), most(fullest), addresses(fullest), pending(waiting));
    }

    private static GaugeSnapshot cidrs(List<PolicyStatus> policies) {
        Samples samples = new Samples();
        policies.forEach(
                status -> samples.add(status.policy(), status.room().map(Room::cidrs).orElse(0)));
        return samples.named(
                "rangekeeper_policy_cidrs",
                "CIDRs that the managed rules are to hold, each exception counted," + WHICH);
    }

    private static GaugeSnapshot most(List<PolicyStatus> policies) {
        Samples samples = new Samples();
        policies.forEach(status ->
                samples.add(status.policy(), status.room().map(Room::maxCidrs).orElse(0)));
        return samples.named(
                "rangekeeper_policy_max_cidrs", "CIDRs that the managed rules may hold," + WHICH);
    }

    private static GaugeSnapshot addresses(List<PolicyStatus> policies) {
        Samples samples = new Samples();
        for (PolicyStatus status : policies) {
            for (Family family : Family.values()) {
                double sum =
                        status.summary().rules().stream()
                                .map(PolicySummary.Rule::effective)
                                .map(sizes -> of(sizes, family))
                                .mapToDouble(size -> size.addresses().doubleValue())
                                .sum();
                samples.add(status.policy(), sum, "family", family.label());
            }
        }
        return samples.named(
                "rangekeeper_policy_addresses", "Addresses that the managed rules allow," + WHICH);
    }

    private static GaugeSnapshot pending(List<PolicyStatus> policies) {
        Samples samples = new Samples();
        policies.forEach(status -> samples.add(status.policy(), withdrawn(status)));
        return samples.named(
                "rangekeeper_policy_pending_cidrs",
                "CIDRs that stay open for a while although their owners withdrew them, for at most "
                        + PolicyGauges.LIMIT
                        + " policies that have any: the most of each namespace first.");
    }

    private static int withdrawn(PolicyStatus status) {
        return status.summary().rules().stream()
                .flatMap(rule -> rule.pending().stream())
                .flatMap(wait -> Stream.of(wait.sizes().ipv4(), wait.sizes().ipv6()))
                .mapToInt(Report.Size::cidrs)
                .sum();
    }

    private static Report.Size of(Report.Sizes sizes, Family family) {
        return switch (family) {
            case IPV4 -> sizes.ipv4();
            case IPV6 -> sizes.ipv6();
        };
    }

    private static double filled(PolicyStatus status) {
        return status.room().map(Room::filled).orElse(0.0);
    }

    private static List<PolicyStatus> fairly(List<PolicyStatus> worstFirst) {
        return FairShare.of(worstFirst, each -> each.policy().namespace(), PolicyGauges.LIMIT);
    }
}
