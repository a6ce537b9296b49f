package io.rangekeeper.select;

import io.rangekeeper.feed.Sha256;
import java.util.stream.Collectors;

/// Writes expressions in their canonical form.
final class Printer {
    private final StringBuilder text = new StringBuilder();

    private Printer() {}

    static String print(Expression expression) {
        Printer printer = new Printer();
        printer.append(expression);
        return printer.text.toString();
    }

    static String print(Matcher matcher) {
        return matcher.attribute() + matcher.operator().symbol() + string(matcher.value());
    }

    static String hash(Expression expression) {
        return Sha256.of(print(expression));
    }

    private void append(Expression expression) {
        switch (expression) {
            case Expression.Combination combination -> append(combination);
            case Expression.Selector selector -> text.append(selector(selector));
            case Expression.Literal literal -> text.append(literal.block());
            case Expression.Reference reference -> text.append('@').append(reference.name());
        }
    }

    /// Operators are left-associative: on the right, one that binds as tightly needs parentheses
    /// too.
    private void append(Expression.Combination combination) {
        int own = tightness(combination);
        append(combination.left(), tightness(combination.left()) < own);
        text.append(' ').append(operator(combination)).append(' ');
        append(combination.right(), tightness(combination.right()) <= own);
    }

    private void append(Expression expression, boolean parentheses) {
        if (parentheses) {
            text.append('(');
        }
        append(expression);
        if (parentheses) {
            text.append(')');
        }
    }

    private static int tightness(Expression expression) {
        return switch (expression) {
            case Expression.Union _ -> 0;
            case Expression.Intersection _ -> 1;
            case Expression.Difference _ -> 1;
            case Expression.Operand _ -> 2;
        };
    }

    private static String operator(Expression.Combination combination) {
        return switch (combination) {
            case Expression.Union _ -> "or";
            case Expression.Intersection _ -> "and";
            case Expression.Difference _ -> "unless";
        };
    }

    private static String selector(Expression.Selector selector) {
        if (selector.matchers().isEmpty()) {
            return selector.feed();
        }
        return selector.matchers().stream()
                .map(Printer::print)
                .collect(Collectors.joining(",", selector.feed() + "{", "}"));
    }

    private static String string(String value) {
        String escaped =
                value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t");
        return '"' + escaped + '"';
    }
}
