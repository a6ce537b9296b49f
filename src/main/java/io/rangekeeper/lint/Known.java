package io.rangekeeper.lint;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.ExpressionException;
import io.rangekeeper.select.Resolution;
import io.rangekeeper.select.Resolver;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is known of published ranges and of the cluster.
public final class Known {
    private final Catalogue catalogue;
    private final Resolver resolver;
    private final Snapshots snapshots;
    private final ClusterFacts cluster;
    private final Map<String, Optional<CidrSet>> selected = new HashMap<>();

    /// @param resolver knows the same feeds, and the sets that expressions may name
    public Known(
            Catalogue catalogue, Resolver resolver, Snapshots snapshots, ClusterFacts cluster) {
        this.catalogue = catalogue;
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

    /// What it selects from other snapshots.
    Optional<CidrSet> select(Expression expression, Snapshots others) {
        return resolver.validate(expression).isEmpty()
                        && resolver.resolve(expression, others)
                                instanceof Resolution.Resolved resolved
                ? Optional.of(resolved.selected())
                : Optional.empty();
    }
}
