package io.rangekeeper.select;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Recursive descent, one method per rule of the grammar:
///
///     expression = chain { "or" chain }
///     chain      = operand { ("and" | "unless") operand }
///     operand    = feed [ "{" [ matcher { "," matcher } ] "}" ] | "@" name | cidr | "(" expression ")"
///     matcher    = attribute ("=" | "!=" | "=~" | "!~") string
final class Parser {
    private static final int DEEPEST = 100;

    /// Together these keep every walk over an expression, equality too, far from the end of a
    /// stack.
    private static final int MOST_OPERANDS = 500;

    /// Of all patterns together, as [Matcher#steps] counts; keeps a hostile expression from costing
    /// more than some tenths of a second.
    private static final int MOST_STEPS = 10_000;

    private static final int LONGEST_REASON = 200;

    private final Lexer lexer;
    private Token token;
    private int depth;
    private int operands;
    private int steps;

    private Parser(String text) {
        lexer = new Lexer(text);
        token = lexer.next();
    }

    static Expression parse(String text) {
        Parser parser = new Parser(text);
        Expression whole = parser.expression();
        if (parser.token.kind() != Token.Kind.END) {
            throw parser.noOperator("the end");
        }
        return whole;
    }

    private Expression expression() {
        Expression left = chain();
        while (accept("or")) {
            left = new Expression.Union(left, chain());
        }
        return left;
    }

    private Expression chain() {
        Expression left = operand();
        while (true) {
            if (accept("and")) {
                left = new Expression.Intersection(left, operand());
            } else if (accept("unless")) {
                left = new Expression.Difference(left, operand());
            } else {
                return left;
            }
        }
    }

    private Expression operand() {
        if (token.is("(")) {
            return group();
        }
        if (++operands > MOST_OPERANDS) {
            throw new ExpressionException(
                    token.column(),
                    "an expression has at most %d operands; a longer list belongs in a feed of its own"
                            .formatted(MOST_OPERANDS));
        }
        if (token.is("@")) {
            Column at = new Column(advance().column());
            return new Expression.Reference(name("a set"), at);
        }
        if (token.kind() == Token.Kind.BLOCK) {
            return literal();
        }
        if (token.kind() == Token.Kind.WORD && !token.reserved()) {
            Column at = new Column(token.column());
            return new Expression.Selector(name("a feed"), matchers(), at);
        }
        throw expected("a feed, @ and a set, a CIDR or \"(\"");
    }

    private Expression group() {
        if (++depth > DEEPEST) {
            throw new ExpressionException(
                    token.column(), "parentheses nest at most %d deep".formatted(DEEPEST));
        }
        advance();
        Expression inner = expression();
        if (!accept(")")) {
            throw noOperator("\")\"");
        }
        depth--;
        return inner;
    }

    private Expression literal() {
        Token block = advance();
        try {
            Cidr cidr = Cidr.parseBlockOrAddress(block.text());
            return new Expression.Literal(cidr, new Column(block.column()));
        } catch (CidrFormatException e) {
            String reason = Objects.toString(e.getMessage());
            throw new ExpressionException(block.column(), Quoted.cut(reason, LONGEST_REASON));
        }
    }

    private List<Matcher> matchers() {
        List<Matcher> matchers = new ArrayList<>();
        if (!accept("{") || accept("}")) {
            return matchers;
        }
        do {
            matchers.add(matcher());
        } while (accept(","));
        if (!accept("}")) {
            throw expected("\",\" or \"}\"");
        }
        return matchers;
    }

    private Matcher matcher() {
        if (token.kind() != Token.Kind.WORD) {
            throw expected("an attribute");
        }
        Token attribute = advance();
        if (!Names.isAttribute(attribute.text())) {
            throw new ExpressionException(
                    attribute.column(),
                    "%s is not an attribute: a lower-case letter, then letters, digits and \"_\""
                            .formatted(Quoted.of(attribute.text())));
        }
        Matcher.Operator operator =
                Matcher.Operator.of(token)
                        .orElseThrow(() -> expected("\"=\", \"!=\", \"=~\" or \"!~\""));
        advance();
        if (token.kind() != Token.Kind.STRING) {
            throw expected("a value in quotes");
        }
        return matcher(attribute, operator, advance());
    }

    private Matcher matcher(Token attribute, Matcher.Operator operator, Token value) {
        Column at = new Column(attribute.column());
        Column valueAt = new Column(value.column());
        Matcher matcher = new Matcher(attribute.text(), operator, value.text(), at, valueAt);
        steps += matcher.steps();
        if (steps > MOST_STEPS) {
            throw new ExpressionException(
                    value.column(), "the patterns of this expression are too large together");
        }
        return matcher;
    }

    private String name(String what) {
        if (token.kind() != Token.Kind.WORD || token.reserved()) {
            throw expected("the name of " + what);
        }
        Token name = advance();
        if (!Names.isName(name.text())) {
            throw new ExpressionException(
                    name.column(),
                    "%s cannot be the name of %s: a lower-case letter, then lower-case letters, digits and \"-\""
                            .formatted(Quoted.of(name.text()), what));
        }
        return name.text();
    }

    private Token advance() {
        Token taken = token;
        token = lexer.next();
        return taken;
    }

    private boolean accept(String symbol) {
        boolean found = token.is(symbol);
        if (found) {
            advance();
        }
        return found;
    }

    private ExpressionException noOperator(String or) {
        String hint = token.reserved() ? "" : Nearest.hint(token.text(), Token.RESERVED);
        return new ExpressionException(
                token.column(),
                "expected and, or, unless or %s, found %s%s"
                        .formatted(or, token.described(), hint));
    }

    private ExpressionException expected(String what) {
        return new ExpressionException(
                token.column(), "expected %s, found %s".formatted(what, token.described()));
    }
}
