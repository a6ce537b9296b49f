package io.rangekeeper.policy;

import io.rangekeeper.select.Expression;
import java.util.Comparator;

/// A rule whose ipBlocks are Rangekeeper's, and what belongs in it.
///
/// @param annotation the name of the annotation that says so
public record ManagedRule(Rule rule, String annotation, Expression expression)
        implements Comparable<ManagedRule> {
    private static final Comparator<ManagedRule> ORDER =
            Comparator.comparing((ManagedRule managed) -> managed.rule().direction())
                    .thenComparingInt(managed -> managed.rule().index());

    /// In the order of the object: egress first, then by index.
    @Override
    public int compareTo(ManagedRule other) {
        return ORDER.compare(this, other);
    }

    /// How `applied` calls it: direction and ports, whatever the rule's place in the list:
    /// `egress.tcp-443`.
    public String key() {
        return rule.direction().label() + "." + rule.ports().key();
    }

    /// Identifies what is asked for; white space and quotes do not count.
    String expressionHash() {
        return expression.hash();
    }
}
