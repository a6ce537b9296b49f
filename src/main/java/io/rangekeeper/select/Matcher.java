package io.rangekeeper.select;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// One condition on an attribute: `region=~"eu-.*"`. Immutable; a pattern is compiled once, when
/// the matcher is made. Where it was written is no part of equality.
public final class Matcher {
    /// How a value is compared. The negative ones are the exact negation of the positive ones, also
    /// where an attribute has several values.
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        MATCHES("=~"),
        NOT_MATCHES("!~");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        boolean isPattern() {
            return this == MATCHES || this == NOT_MATCHES;
        }

        boolean isNegative() {
            return this == NOT_EQUAL || this == NOT_MATCHES;
        }

        static Optional<Operator> of(Token token) {
            return Arrays.stream(values()).filter(each -> token.is(each.symbol)).findFirst();
        }
    }

    private final String attribute;
    private final Operator operator;
    private final String value;
    private final Column at;
    private final Column valueAt;
    private final Predicate<String> test;

    /// @throws ExpressionException at column 0 where the value is not a pattern but should be
    public Matcher(String attribute, Operator operator, String value) {
        this(attribute, operator, value, Column.NONE, Column.NONE);
    }

    Matcher(String attribute, Operator operator, String value, Column at, Column valueAt) {
        this.attribute = attribute;
        this.operator = operator;
        this.value = value;
        this.at = at;
        this.valueAt = valueAt;
        this.test = operator.isPattern() ? pattern(value, valueAt) : value::equals;
    }

    private static Predicate<String> pattern(String value, Column valueAt) {
        try {
            return AnchoredPattern.compile(value);
        } catch (IllegalArgumentException e) {
            throw new ExpressionException(valueAt.number(), Objects.toString(e.getMessage()));
        }
    }

    public String attribute() {
        return attribute;
    }

    public Operator operator() {
        return operator;
    }

    /// The text or the pattern.
    public String value() {
        return value;
    }

    Column at() {
        return at;
    }

    Column valueAt() {
        return valueAt;
    }

    /// Whether the text or the pattern, taken positively, fits this one value.
    boolean fits(String one) {
        return test.test(one);
    }

    /// Whether a range whose attribute has these values is selected.
    public boolean accepts(List<String> values) {
        return operator.isNegative() != values.stream().anyMatch(test);
    }

    /// What one value costs at most, for each of its characters; 0 where nothing is a pattern.
    int steps() {
        return test instanceof AnchoredPattern pattern ? pattern.steps() : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matcher that
                && attribute.equals(that.attribute)
                && operator == that.operator
                && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        // not the operator's own: that differs from run to run
        return Objects.hash(attribute, operator.symbol, value);
    }

    @Override
    public String toString() {
        return Printer.print(this);
    }
}
