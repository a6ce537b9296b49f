package io.rangekeeper.select;

import io.rangekeeper.feed.Unlisted;
import io.rangekeeper.select.Reach.Reached;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is wrong with an expression whatever the feeds say.
final class Validation {
    private static final int MOST_NAMES = 10;

    private final SortedSet<String> feeds;
    private final Map<String, Expression> sets;
    private final ForbiddenLiteral forbidden;

    /// What a feed's name may have been meant to be: a set is easily written without its `@`.
    private final SortedSet<String> names;

    /// @param allowAny whether literals may be as broad as everything
    Validation(SortedSet<String> feeds, Map<String, Expression> sets, boolean allowAny) {
        this.feeds = feeds;
        this.sets = sets;
        this.forbidden = new ForbiddenLiteral(allowAny);
        this.names = new TreeSet<>(feeds);
        sets.keySet().forEach(set -> names.add("@" + set));
    }

    List<Finding> of(Expression expression) {
        return Reach.of(expression, sets).stream()
                .flatMap(reached -> fault(reached).stream())
                .toList();
    }

    private Optional<Finding> fault(Reached reached) {
        Expression.Operand operand = reached.use().operand();
        Optional<String> message =
                switch (operand) {
                    case Expression.Selector selector -> unknownFeed(selector.feed());
                    case Expression.Literal literal -> forbidden.fault(literal.block());
                    case Expression.Reference(String name, Column _) ->
                            unknownSet(name).or(() -> cycle(name, reached.path()));
                };
        return message.map(text -> reached.finding(operand.at(), text));
    }

    private Optional<String> unknownFeed(String feed) {
        return feeds.contains(feed)
                ? Optional.empty()
                : Optional.of("feed %s does not exist%s".formatted(Quoted.of(feed), hint(feed)));
    }

    private String hint(String feed) {
        Optional<Unlisted.Vendor> unlisted = Unlisted.builtIn().vendor(feed);
        if (unlisted.isPresent()) {
            return ": " + unlisted.get().explanation();
        }
        String nearest = Nearest.hint(feed, names);
        return nearest.isEmpty() && !names.isEmpty()
                ? "; there are " + Names.list(names, "and", MOST_NAMES)
                : nearest;
    }

    private Optional<String> unknownSet(String set) {
        return sets.containsKey(set)
                ? Optional.empty()
                : Optional.of(
                        "set @%s does not exist%s%s"
                                .formatted(
                                        Quoted.bare(set),
                                        Nearest.hint(set, sets.keySet(), name -> "@" + name),
                                        feeds.contains(set)
                                                ? "; the feed is written without the @"
                                                : ""));
    }

    private static Optional<String> cycle(String set, List<String> path) {
        int start = path.indexOf(set);
        if (start < 0) {
            return Optional.empty();
        }
        List<String> circle = new ArrayList<>(path.subList(start, path.size()));
        circle.add(set);
        return Optional.of(
                "set @%s refers to itself: @%s".formatted(set, String.join(" -> @", circle)));
    }
}
