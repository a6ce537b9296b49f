package io.rangekeeper.select;

import io.rangekeeper.cidr.Cidr;
import java.util.List;

/// A range expression, parsed: which published ranges, combined how. Set operators act on
/// addresses.
///
/// Two expressions are equal when they have the same structure; where their parts were written does
/// not count.
public sealed interface Expression {
    /// What set operators combine.
    sealed interface Operand extends Expression {
        Column at();
    }

    /// Two expressions under a set operator.
    sealed interface Combination extends Expression {
        Expression left();

        Expression right();
    }

    /// `feed{attribute="value", ...}`: the ranges of a feed that all matchers accept.
    record Selector(String feed, List<Matcher> matchers, Column at) implements Operand {
        public Selector {
            matchers = List.copyOf(matchers);
        }

        public Selector(String feed, List<Matcher> matchers) {
            this(feed, matchers, Column.NONE);
        }
    }

    /// A CIDR as written.
    record Literal(Cidr block, Column at) implements Operand {
        public Literal(Cidr block) {
            this(block, Column.NONE);
        }
    }

    /// `@name`: a set that the configuration names.
    record Reference(String name, Column at) implements Operand {
        public Reference(String name) {
            this(name, Column.NONE);
        }
    }

    /// `left or right`.
    record Union(Expression left, Expression right) implements Combination {}

    /// `left and right`.
    record Intersection(Expression left, Expression right) implements Combination {}

    /// `left unless right`.
    record Difference(Expression left, Expression right) implements Combination {}

    /// Reads an expression of at most 8,192 characters and 500 operands, with parentheses at most
    /// 100 deep and patterns (RE2) that compile to 1,000 steps each, 10,000 together.
    ///
    /// The grammar is that of PromQL's set operators: `and` and `unless` bind tighter than `or`,
    /// all are left-associative. A string is written in `"` or `'`; its escapes are `\\`, `\"`,
    /// `\'`, `\n` and `\t`, anything else after a backslash is an error.
    ///
    /// @throws ExpressionException with the column and what was expected there
    static Expression parse(String text) {
        return Parser.parse(text);
    }

    /// The canonical text: double quotes, single spaces, no parentheses that change nothing.
    /// Parsing it gives an equal expression.
    default String print() {
        return Printer.print(this);
    }

    /// SHA-256 (lower-case hex) of the canonical text, so that layout does not change it.
    default String hash() {
        return Printer.hash(this);
    }
}
