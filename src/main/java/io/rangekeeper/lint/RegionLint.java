package io.rangekeeper.lint;

import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Matcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A rule for a region that no other rule names, where nearly all name another one: mostly it was
/// copied from somewhere.
final class RegionLint implements Lint {
    private static final Set<String> ATTRIBUTES = Set.of("region", "scope");

    /// Whoever selects more means no region in particular.
    private static final int MOST_REGIONS = 3;

    private static final int FEWEST_RULES = 4;
    private static final double NEARLY_ALL = 0.75;

    /// The regions of one feed that a rule selects.
    private record Regional(Scene.Decided rule, Set<String> regions) {}

    @Override
    public void inspect(Scene scene, Findings findings) {
        Map<String, List<Regional>> byFeed = new TreeMap<>();
        Map<String, SortedSet<String>> seen = new HashMap<>();
        scene.decided()
                .forEach(rule ->
                        scene.known()
                                .resolver()
                                .selectors(rule.plan().managed().expression())
                                .forEach(selector -> {
                                    SortedSet<String> regions =
                                            seen.computeIfAbsent(
                                                    selector.print(),
                                                    _ -> regions(scene.known(), selector));
                                    if (!regions.isEmpty() && regions.size() <= MOST_REGIONS) {
                                        byFeed.computeIfAbsent(
                                                        selector.feed(), _ -> new ArrayList<>())
                                                .add(new Regional(rule, regions));
                                    }
                                }));
        byFeed.forEach((feed, rules) -> compare(findings, feed, rules));
    }

    private static SortedSet<String> regions(Known known, Expression.Selector selector) {
        SortedSet<String> regions = new TreeSet<>();
        values(known, selector.feed())
                .forEach((attribute, values) -> {
                    for (String value : values) {
                        List<Matcher> matchers = new ArrayList<>(selector.matchers());
                        matchers.add(new Matcher(attribute, Matcher.Operator.EQUAL, value));
                        known.select(new Expression.Selector(selector.feed(), matchers).print())
                                .filter(ranges -> !ranges.isEmpty())
                                .ifPresent(_ -> regions.add(value));
                    }
                });
        return regions;
    }

    private static Map<String, Set<String>> values(Known known, String feed) {
        Map<String, Set<String>> values = new TreeMap<>();
        for (Snapshot snapshot : known.snapshots().all()) {
            if (snapshot.key().feed().equals(feed)) {
                for (RangeGroup group : snapshot.groups()) {
                    for (String attribute : ATTRIBUTES) {
                        group.attributes().get(attribute).stream()
                                .filter(value -> !value.isEmpty())
                                .forEach(value ->
                                        values.computeIfAbsent(attribute, _ -> new TreeSet<>())
                                                .add(value));
                    }
                }
            }
        }
        return values;
    }

    private static void compare(Findings findings, String feed, List<Regional> rules) {
        Map<String, Long> counts =
                rules.stream()
                        .flatMap(rule -> rule.regions().stream())
                        .collect(Collectors.groupingBy(region -> region, Collectors.counting()));
        for (Map.Entry<String, Long> usual : new TreeMap<>(counts).entrySet()) {
            if (rules.size() >= FEWEST_RULES && usual.getValue() >= NEARLY_ALL * rules.size()) {
                rules.stream()
                        .filter(rule -> !rule.regions().contains(usual.getKey()))
                        .forEach(rule -> report(findings, feed, rule, usual, rules.size()));
            }
        }
    }

    private static void report(
            Findings findings,
            String feed,
            Regional odd,
            Map.Entry<String, Long> usual,
            int rules) {
        findings.add(
                LintId.RK203,
                Severity.NOTE,
                odd.rule().policy(),
                odd.rule().path(),
                "The rule is for %s of %s, while %d of the %d rules that name a region there are for %s. Traffic to another region is mostly a copied line, or data that leaves its region."
                        .formatted(
                                Words.list(odd.regions()),
                                feed,
                                usual.getValue(),
                                rules,
                                usual.getKey()),
                "");
    }
}
