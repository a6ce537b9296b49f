package io.rangekeeper.select;

import static io.rangekeeper.select.Randomly.SEED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Printing and parsing are each other's inverse, and layout is no part of an expression.
class RoundTripTest {
    private static final int ROUNDS = 3_000;
    private static final List<String> SPACES = List.of(" ", "  ", "\n", "\t", "\r\n ");

    @Test
    void parsingWhatWasPrintedGivesAnEqualExpression() {
        Randomly randomly = new Randomly();
        for (int round = 0; round < ROUNDS; round++) {
            Expression expression = randomly.expression(5);
            String text = expression.print();

            Expression read = Expression.parse(text);

            assertThat(read).as("seed %d, round %d: %s", SEED, round, text).isEqualTo(expression);
            assertThat(read).hasSameHashCodeAs(expression);
            assertThat(read.print()).isEqualTo(text);
        }
    }

    @Test
    void noPairOfParenthesesCanBeTakenAway() {
        Randomly randomly = new Randomly();
        for (int round = 0; round < ROUNDS / 10; round++) {
            Expression expression = randomly.expression(4);
            String text = expression.print();
            for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
                int close = closing(text, open);
                if (close < 0) {
                    continue; // one of a pattern's
                }
                String without =
                        text.substring(0, open)
                                + text.substring(open + 1, close)
                                + text.substring(close + 1);
                assertThat(readable(without))
                        .as("seed %d, round %d: %s", SEED, round, text)
                        .isNotEqualTo(expression);
            }
        }
    }

    @Test
    void whiteSpaceChangesNeitherTheExpressionNorItsHash() {
        Randomly randomly = new Randomly();
        for (int round = 0; round < ROUNDS; round++) {
            Expression expression = randomly.expression(4);
            String noisy = noisy(expression, randomly);

            Expression read = Expression.parse(noisy);

            assertThat(read).as("seed %d, round %d: %s", SEED, round, noisy).isEqualTo(expression);
            assertThat(read.hash()).isEqualTo(expression.hash());
        }
    }

    @Test
    void theHashIsTheSha256OfTheCanonicalText() {
        assertThat(Expression.parse(" aws{} ").hash())
                .isEqualTo("7d1507284a5757cac6b62708a4ef00bfc5d695256489cb704f12b4b9e6255df2");
    }

    /// The same tokens in another layout.
    private static String noisy(Expression expression, Randomly randomly) {
        Lexer lexer = new Lexer(expression.print());
        StringBuilder noisy = new StringBuilder();
        for (Token token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
            noisy.append(randomly.of(SPACES));
            boolean string = token.kind() == Token.Kind.STRING;
            noisy.append(string ? single(token.text()) : token.text());
        }
        return noisy.append(randomly.of(SPACES)).toString();
    }

    private static String single(String value) {
        String escaped =
                value.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t");
        return "'" + escaped + "'";
    }

    /// Where the parenthesis of an expression closes; -1 for one inside a string.
    private static int closing(String text, int open) {
        Lexer lexer = new Lexer(text);
        int depth = 0;
        boolean inside = false;
        for (Token token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
            int from = text.offsetByCodePoints(0, token.column() - 1);
            inside |= from == open && token.is("(");
            if (inside) {
                depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
                if (depth == 0) {
                    return from;
                }
            }
        }
        return -1;
    }

    private static Object readable(String text) {
        try {
            return Expression.parse(text);
        } catch (ExpressionException e) {
            return e;
        }
    }
}
