package io.rangekeeper.report;

import io.rangekeeper.cidr.CidrSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds what is new since an earlier report: in what policies allow once their plans are carried
/// out, for whom, and in what was asked for. Where a policy or rule was kept, addresses are
/// compared and not texts.
final class Comparison {
    /// The most important first: what opens something, then what changes for whom.
    private static final List<String> ORDER =
            List.of(
                    "appeared",
                    "opened",
                    "pods",
                    "ports",
                    "asked",
                    "held",
                    "closed",
                    "went",
                    "state");

    private final List<Report.News> news = new ArrayList<>();

    private Comparison() {}

    static Report.Since of(Report earlier, Report now) {
        Comparison comparison = new Comparison();
        comparison.policies(byName(earlier), byName(now));
        comparison.news.sort(Comparator.comparingInt(item -> ORDER.indexOf(item.what())));
        return new Report.Since(earlier.at(), List.copyOf(comparison.news));
    }

    private static Map<String, Report.Policy> byName(Report report) {
        return index(report.policies(), Report.Policy::qualifiedName);
    }

    private static <T> Map<String, T> index(List<T> all, Function<T, String> name) {
        return all.stream()
                .collect(
                        Collectors.toMap(
                                name, each -> each, (first, _) -> first, LinkedHashMap::new));
    }

    private void policies(Map<String, Report.Policy> earlier, Map<String, Report.Policy> now) {
        now.forEach((name, policy) -> {
            Report.Policy before = earlier.get(name);
            if (before == null) {
                add(name, "", "appeared", "", policy.state(), allowed(policy));
            } else {
                policy(name, before, policy);
            }
        });
        earlier.forEach((name, policy) -> {
            if (!now.containsKey(name)) {
                add(name, "", "went", policy.state(), "", allowed(policy));
            }
        });
    }

    private void policy(String name, Report.Policy before, Report.Policy now) {
        differs(name, "", "pods", before.pods(), now.pods());
        differs(name, "rangekeeper.io/except", "asked", before.except(), now.except());
        differs(name, "", "state", before.state(), now.state());
        if (now.rules().isEmpty()) {
            // An Invalid policy is not touched: nothing is known of what its rules are about.
            return;
        }
        Map<String, Report.Rule> rules = index(before.rules(), Report.Rule::annotation);
        for (Report.Rule rule : now.rules()) {
            Report.Rule old = rules.remove(rule.annotation());
            if (old != null) {
                rule(name, old, rule);
            } else if (!before.rules().isEmpty()) {
                add(name, rule.annotation(), "appeared", "", rule.expression(), allowed(rule));
            }
        }
        rules.values()
                .forEach(old ->
                        add(name, old.annotation(), "went", old.expression(), "", allowed(old)));
    }

    private void rule(String policy, Report.Rule before, Report.Rule now) {
        String name = now.annotation();
        differs(policy, name, "asked", before.expression(), now.expression());
        differs(policy, name, "ports", before.portsInWords(), now.portsInWords());
        CidrSet was = allowed(before);
        CidrSet is = allowed(now);
        String from = Amount.of(before.outcome().after());
        String to = Amount.of(now.outcome().after());
        if (!was.containsAll(is)) {
            add(policy, name, "opened", from, to, is.difference(was));
        }
        if (!is.containsAll(was)) {
            add(policy, name, "closed", from, to, was.difference(is));
        }
        Set<Report.Hold> known = Set.copyOf(before.outcome().held());
        now.outcome().held().stream()
                .filter(hold -> !known.contains(hold))
                .forEach(hold -> add(policy, name, "held", "", hold.message(), CidrSet.EMPTY));
    }

    private void differs(String policy, String rule, String what, String before, String now) {
        if (!before.equals(now)) {
            add(policy, rule, what, before, now, CidrSet.EMPTY);
        }
    }

    private void add(
            String policy,
            String annotation,
            String what,
            String before,
            String after,
            CidrSet addresses) {
        news.add(
                new Report.News(
                        policy,
                        annotation,
                        what,
                        before,
                        after,
                        Sizing.of(addresses),
                        Labels.texts(addresses.cidrs())));
    }

    private static CidrSet allowed(Report.Policy policy) {
        return CidrSet.union(policy.rules().stream().map(Comparison::allowed).toList());
    }

    private static CidrSet allowed(Report.Rule rule) {
        return CidrSet.parse(rule.outcome().allows().toArray(String[]::new));
    }
}
