package io.rangekeeper.lint;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.ExpressionException;
import io.rangekeeper.select.Resolution;
import io.rangekeeper.select.Resolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What is known of published ranges and of the cluster.
public final class Known {
    private final Catalogue catalogue;
    private final Resolver resolver;
    private final Snapshots snapshots;
    private final ClusterFacts cluster;
    private final Map<String, Expression> sets;
    private final Map<String, Optional<CidrSet>> selected = new HashMap<>();

    /// @param sets that expressions may name
    /// @param resolver knows the same feeds and sets
    public Known(
            Catalogue catalogue,
            Map<String, Expression> sets,
            Resolver resolver,
            Snapshots snapshots,
            ClusterFacts cluster) {
        this.catalogue = catalogue;
        this.sets = Map.copyOf(sets);
        this.resolver = resolver;
        this.snapshots = snapshots;
        this.cluster = cluster;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Resolver resolver() {
        return resolver;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    ClusterFacts cluster() {
        return cluster;
    }

    /// What an expression selects; empty where it is none, or a feed of it was not read. Asked
    /// again, it need not be looked up again.
    Optional<CidrSet> select(String expression) {
        return selected.computeIfAbsent(expression, this::resolve);
    }

    private Optional<CidrSet> resolve(String text) {
        try {
            return select(Expression.parse(text), snapshots);
        } catch (ExpressionException e) {
            return Optional.empty();
        }
    }

    /// The selectors of an expression that open something, those of its sets among them.
    ///
    /// @param expression one that can be resolved, so that no set is in itself
    List<Expression.Selector> selectors(Expression expression) {
        return switch (expression) {
            case Expression.Selector selector -> List.of(selector);
            case Expression.Difference difference -> selectors(difference.left());
            case Expression.Combination both ->
                    Stream.concat(selectors(both.left()).stream(), selectors(both.right()).stream())
                            .toList();
            case Expression.Reference reference ->
                    Optional.ofNullable(sets.get(reference.name()))
                            .map(this::selectors)
                            .orElse(List.of());
            case Expression.Literal _ -> List.of();
        };
    }

    /// The same at other snapshots.
    Optional<CidrSet> select(Expression expression, Snapshots others) {
        return resolver.validate(expression).isEmpty()
                        && resolver.resolve(expression, others)
                                instanceof Resolution.Resolved resolved
                ? Optional.of(resolved.selected())
                : Optional.empty();
    }
}
