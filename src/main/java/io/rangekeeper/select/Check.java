package io.rangekeeper.select;

import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.select.Reach.Reached;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/// What the ranges that are published now say about a valid expression.
final class Check {
    private static final int MOST_NAMES = 10;

    private final Map<String, List<Snapshot>> feeds;
    private final Map<String, Expression> sets;
    private final CurrentSelection selection;

    /// @param feeds of each feed that was read wholly, the snapshots of all its documents
    Check(Map<String, List<Snapshot>> feeds, Map<String, Expression> sets) {
        this.feeds = feeds;
        this.sets = sets;
        this.selection = new CurrentSelection(feeds);
    }

    List<Finding> of(Expression expression) {
        List<Reached> selectors =
                Reach.of(expression, sets).stream().filter(Check::isSelector).toList();
        List<Finding> findings =
                selectors.stream()
                        .filter(reached -> feeds.containsKey(selector(reached).feed()))
                        .flatMap(reached -> selectorFindings(reached).stream())
                        .distinct()
                        .toList();
        boolean whole =
                selectors.stream().allMatch(each -> feeds.containsKey(selector(each).feed()));
        return findings.isEmpty() && whole ? resultFindings(expression) : findings;
    }

    private List<Finding> selectorFindings(Reached reached) {
        Expression.Selector selector = selector(reached);
        Vocabulary vocabulary = new Vocabulary(feeds.getOrDefault(selector.feed(), List.of()));
        List<Finding> findings = new ArrayList<>();
        SortedSet<String> attributes = vocabulary.attributes();
        for (Matcher matcher : selector.matchers()) {
            if (attributes.contains(matcher.attribute())) {
                unknownValue(matcher, vocabulary.values(matcher.attribute()))
                        .ifPresent(text -> findings.add(reached.finding(matcher.valueAt(), text)));
            } else {
                String text = unknownAttribute(selector.feed(), matcher, attributes);
                findings.add(reached.finding(matcher.at(), text));
            }
        }
        if (findings.isEmpty()) {
            nothing(reached).ifPresent(findings::add);
        }
        return findings;
    }

    private static String unknownAttribute(
            String feed, Matcher matcher, SortedSet<String> attributes) {
        return "%s has no attribute %s%s (it has %s)"
                .formatted(
                        feed,
                        Quoted.of(matcher.attribute()),
                        Nearest.hint(matcher.attribute(), attributes, Quoted::bare),
                        Names.list(
                                attributes.stream().map(Quoted::bare).toList(),
                                "and",
                                2 * MOST_NAMES));
    }

    private static Optional<String> unknownValue(Matcher matcher, SortedSet<String> values) {
        if (values.stream().anyMatch(matcher::fits)) {
            return Optional.empty();
        }
        String value = Quoted.of(matcher.value());
        return Optional.of(
                matcher.operator().isPattern()
                        ? "no %s matches %s%s".formatted(matcher.attribute(), value, known(values))
                        : "no range has the %s %s%s"
                                .formatted(matcher.attribute(), value, hint(matcher, values)));
    }

    private static String hint(Matcher matcher, SortedSet<String> values) {
        String nearest = Nearest.hint(matcher.value(), values, Quoted::of);
        return nearest.isEmpty() ? known(values) : nearest;
    }

    private static String known(SortedSet<String> values) {
        List<String> shown = values.stream().map(Quoted::of).toList();
        return shown.isEmpty() ? "" : "; there are " + Names.list(shown, "and", MOST_NAMES);
    }

    private Optional<Finding> nothing(Reached reached) {
        Expression.Selector selector = selector(reached);
        if (!selection.select(selector, reached.use().polarity()).isEmpty()) {
            return Optional.empty();
        }
        boolean published = !selection.select(selector, Polarity.SUBTRACTED).isEmpty();
        String message =
                "%s selects no range%s"
                        .formatted(
                                Quoted.cut(selector.print(), 200),
                                published ? ": all that it matches is quarantined" : "");
        return Optional.of(reached.finding(selector.at(), message));
    }

    private List<Finding> resultFindings(Expression expression) {
        Evaluator evaluator = new Evaluator(selection, sets);
        return evaluator.evaluate(expression, Polarity.ADDED).isEmpty()
                ? List.of(new Finding(0, "the expression selects no address"))
                : List.of();
    }

    private static boolean isSelector(Reached reached) {
        return reached.use().operand() instanceof Expression.Selector;
    }

    private static Expression.Selector selector(Reached reached) {
        return (Expression.Selector) reached.use().operand();
    }
}
