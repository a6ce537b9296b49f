package io.rangekeeper.report;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Finds the widest blocks that are allowed.
final class Holes {
    /// Of each family.
    private static final int MOST = 10;

    private static final Comparator<Cidr> WIDEST_FIRST =
            Comparator.comparingInt(Cidr::length).thenComparing(Comparator.naturalOrder());

    private Holes() {}

    /// The widest of each family first, IPv4 before IPv6.
    static List<Report.Hole> of(List<Report.Policy> policies) {
        Map<Cidr, List<String>> rules = new TreeMap<>();
        for (Report.Policy policy : policies) {
            for (Report.Rule rule : policy.rules()) {
                String name = policy.qualifiedName() + " " + rule.rule();
                for (String cidr : rule.outcome().allows()) {
                    rules.computeIfAbsent(Cidr.parse(cidr), any -> new ArrayList<>()).add(name);
                }
            }
        }
        return Stream.of(Family.values())
                .flatMap(family ->
                        rules.entrySet().stream()
                                .filter(entry -> entry.getKey().family() == family)
                                .sorted(Map.Entry.comparingByKey(WIDEST_FIRST))
                                .limit(MOST))
                .map(entry ->
                        new Report.Hole(
                                entry.getKey().toString(), size(entry.getKey()), entry.getValue()))
                .toList();
    }

    /// The widest block of each family.
    static List<String> widest(CidrSet allowed) {
        return Stream.of(Family.values())
                .flatMap(family -> allowed.only(family).stream().sorted(WIDEST_FIRST).limit(1))
                .map(Cidr::toString)
                .toList();
    }

    private static BigInteger size(Cidr cidr) {
        return CidrSet.of(cidr).addresses(cidr.family());
    }
}
