package io.rangekeeper.lint;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.select.Expression;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Finds the expression that covers given blocks and opens as little else as possible.
final class Suggestions {
    /// What owners call what their ranges are for.
    private static final Set<String> SERVICES = Set.of("service", "list", "product", "tag");

    private final Known known;
    private final List<FeedIndex> feeds = new ArrayList<>();

    /// An expression and what it does.
    ///
    /// @param feed that most of the blocks are in
    /// @param inside how many of the blocks it holds wholly
    /// @param selected what the expression selects
    record Found(String feed, int inside, Expression expression, CidrSet selected) {}

    Suggestions(Known known) {
        this.known = known;
        Map<String, List<Snapshot>> byFeed = new TreeMap<>();
        known.snapshots()
                .all()
                .forEach(snapshot ->
                        byFeed.computeIfAbsent(snapshot.key().feed(), _ -> new ArrayList<>())
                                .add(snapshot));
        byFeed.forEach((feed, snapshots) -> feeds.add(new FeedIndex(feed, snapshots)));
    }

    /// Empty where no feed holds at least half of the blocks.
    Optional<Found> tightest(CidrSet blocks) {
        return feeds.stream()
                .filter(feed -> feed.all().overlaps(blocks))
                .flatMap(feed -> of(feed, blocks).stream())
                .min(
                        Comparator.comparing(Found::inside, Comparator.reverseOrder())
                                .thenComparing(found -> size(found.selected(), Family.IPV4))
                                .thenComparing(found -> size(found.selected(), Family.IPV6))
                                .thenComparing(found -> found.expression().print()));
    }

    private Optional<Found> of(FeedIndex feed, CidrSet blocks) {
        List<Cidr> inside = blocks.stream().filter(feed.all()::contains).toList();
        if (inside.isEmpty() || inside.size() * 2 < blocks.size()) {
            return Optional.empty();
        }
        CidrSet covered = CidrSet.of(inside);
        return feed.covers(inside).stream()
                .map(expression -> with(expression, blocks.difference(covered)))
                .flatMap(expression ->
                        known
                                .select(expression.print())
                                .filter(selected -> selected.containsAll(blocks))
                                .map(selected ->
                                        new Found(feed.name(), inside.size(), expression, selected))
                                .stream())
                .min(
                        Comparator.comparing((Found found) -> size(found.selected(), Family.IPV4))
                                .thenComparing(found -> size(found.selected(), Family.IPV6))
                                .thenComparingInt(found -> isByService(found.expression()) ? 0 : 1)
                                .thenComparingInt(found -> found.expression().print().length()));
    }

    /// Of two that select the same now, the one that says what for stays right for longer.
    private boolean isByService(Expression expression) {
        return known.resolver().selectors(expression).stream()
                .allMatch(selector ->
                        selector.matchers().stream()
                                .anyMatch(matcher -> SERVICES.contains(matcher.attribute())));
    }

    private static BigInteger size(CidrSet set, Family family) {
        return set.addresses(family);
    }

    /// What the feed does not hold stays as it is.
    private static Expression with(Expression expression, CidrSet rest) {
        Expression all = expression;
        for (Cidr cidr : rest) {
            all = new Expression.Union(all, new Expression.Literal(cidr));
        }
        return all;
    }
}
