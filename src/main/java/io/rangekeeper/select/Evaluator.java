package io.rangekeeper.select;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.ForbiddenSpace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Computes valid expressions, exactly, on addresses. Every operand is computed once for each side,
/// so sets that refer to sets cost no more than their text. For one thread and one answer.
final class Evaluator {
    private final Selection selection;
    private final Map<String, Expression> sets;
    private final Map<Use, CidrSet> known = new HashMap<>();

    Evaluator(Selection selection, Map<String, Expression> sets) {
        this.selection = selection;
        this.sets = sets;
    }

    CidrSet evaluate(Expression expression, Polarity polarity) {
        Use.of(expression, polarity).forEach(this::evaluate);
        return combine(expression, polarity);
    }

    /// The operands of an expression and what each stands for by itself.
    List<Resolution.Part> parts(Expression expression) {
        return Use.of(expression, Polarity.ADDED).stream()
                .map(use -> new Resolution.Part(use.operand().print(), evaluate(use)))
                .toList();
    }

    private CidrSet evaluate(Use use) {
        CidrSet before = known.get(use);
        if (before != null) {
            return before;
        }
        CidrSet computed =
                switch (use.operand()) {
                    case Expression.Selector selector -> selection.select(selector, use.polarity());
                    case Expression.Literal literal -> literal(literal, use.polarity());
                    case Expression.Reference reference ->
                            evaluate(named(reference), use.polarity());
                };
        known.put(use, computed);
        return computed;
    }

    /// A literal that may be as broad as everything opens no forbidden space, but subtracts it.
    private static CidrSet literal(Expression.Literal literal, Polarity polarity) {
        CidrSet block = CidrSet.of(literal.block());
        return polarity == Polarity.ADDED ? ForbiddenSpace.outside(block) : block;
    }

    private CidrSet combine(Expression expression, Polarity polarity) {
        return switch (expression) {
            case Expression.Operand operand -> evaluate(new Use(operand, polarity));
            case Expression.Combination combination -> {
                CidrSet left = combine(combination.left(), polarity);
                CidrSet right = combine(combination.right(), Use.right(combination, polarity));
                yield switch (combination) {
                    case Expression.Union _ -> left.union(right);
                    case Expression.Intersection _ -> left.intersection(right);
                    case Expression.Difference _ -> left.difference(right);
                };
            }
        };
    }

    private Expression named(Expression.Reference reference) {
        return Objects.requireNonNull(sets.get(reference.name()), reference.name());
    }
}
