package io.rangekeeper.lint;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Matcher;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The ranges of a feed by every combination of its attributes, built as it is asked for.
final class FeedIndex {
    private static final int MOST_ATTRIBUTES = 3;
    private static final int MOST_SELECTORS = 8;
    private static final int MOST_BLOCKS = 200;

    private final String name;
    private final List<RangeGroup> groups = new ArrayList<>();
    private final CidrSet all;
    private final List<List<String>> subsets;
    private final Map<List<String>, List<Choice>> choices = new HashMap<>();

    /// All ranges that share some values.
    private record Choice(Expression.Selector selector, CidrSet ranges) {}

    FeedIndex(String name, List<Snapshot> snapshots) {
        this.name = name;
        snapshots.forEach(snapshot -> groups.addAll(snapshot.groups()));
        this.all = CidrSet.union(groups.stream().map(RangeGroup::ranges).toList());
        SortedSet<String> attributes = new TreeSet<>();
        groups.forEach(group -> attributes.addAll(group.attributes().values().keySet()));
        this.subsets = subsets(List.copyOf(attributes));
    }

    String name() {
        return name;
    }

    CidrSet all() {
        return all;
    }

    /// Expressions that cover all of the blocks, one for each set of attributes that can.
    List<Expression> covers(List<Cidr> blocks) {
        List<Expression> covers = new ArrayList<>();
        for (List<String> attributes : subsets) {
            cover(choices.computeIfAbsent(attributes, this::choices), blocks)
                    .ifPresent(covers::add);
        }
        return covers;
    }

    /// Those that take in most of what is left come first, of equal ones the smaller: near enough
    /// to the best, and bounded. Long lists are covered by one selector or not at all.
    private static Optional<Expression> cover(List<Choice> choices, List<Cidr> blocks) {
        CidrSet left = CidrSet.of(blocks);
        CidrSet wanted = left;
        if (blocks.size() > MOST_BLOCKS) {
            return choices.stream()
                    .filter(choice -> choice.ranges.containsAll(wanted))
                    .min(Comparator.comparing(choice -> count(choice.ranges)))
                    .map(Choice::selector);
        }
        List<Choice> fitting =
                choices.stream().filter(choice -> choice.ranges.overlaps(wanted)).toList();
        Expression cover = null;
        for (int i = 0; i < MOST_SELECTORS && !left.isEmpty(); i++) {
            CidrSet rest = left;
            Optional<Choice> best =
                    fitting.stream()
                            .filter(choice -> choice.ranges.overlaps(rest))
                            .min(
                                    Comparator.comparing((Choice choice) ->
                                                    count(rest.difference(choice.ranges)))
                                            .thenComparing(choice -> count(choice.ranges)));
            if (best.isEmpty()) {
                return Optional.empty();
            }
            left = rest.difference(best.get().ranges);
            Expression.Selector selector = best.get().selector;
            cover = cover == null ? selector : new Expression.Union(cover, selector);
        }
        return left.isEmpty() ? Optional.ofNullable(cover) : Optional.empty();
    }

    private static BigInteger count(CidrSet set) {
        return set.addresses(Words.family(set));
    }

    private List<Choice> choices(List<String> attributes) {
        Map<List<String>, List<CidrSet>> byValues = new HashMap<>();
        for (RangeGroup group : groups) {
            for (List<String> values : combinations(group, attributes)) {
                byValues.computeIfAbsent(values, _ -> new ArrayList<>()).add(group.ranges());
            }
        }
        List<Choice> choices = new ArrayList<>();
        byValues.forEach((values, ranges) ->
                choices.add(new Choice(selector(attributes, values), CidrSet.union(ranges))));
        choices.sort(Comparator.comparing(choice -> choice.selector.print()));
        return choices;
    }

    private Expression.Selector selector(List<String> attributes, List<String> values) {
        List<Matcher> matchers = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            matchers.add(new Matcher(attributes.get(i), Matcher.Operator.EQUAL, values.get(i)));
        }
        return new Expression.Selector(name, matchers);
    }

    /// An attribute may have several values.
    private static List<List<String>> combinations(RangeGroup group, List<String> attributes) {
        List<List<String>> all = List.of(List.of());
        for (String attribute : attributes) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> begin : all) {
                for (String value : group.attributes().get(attribute)) {
                    List<String> more = new ArrayList<>(begin);
                    more.add(value);
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all;
    }

    /// All sets of at most three, the empty one too.
    private static List<List<String>> subsets(List<String> attributes) {
        List<List<String>> subsets = new ArrayList<>(List.of(List.of()));
        for (String attribute : attributes) {
            for (List<String> subset : List.copyOf(subsets)) {
                if (subset.size() < MOST_ATTRIBUTES) {
                    List<String> more = new ArrayList<>(subset);
                    more.add(attribute);
                    subsets.add(more);
                }
            }
        }
        return subsets;
    }
}
