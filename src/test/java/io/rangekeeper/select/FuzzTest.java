package io.rangekeeper.select;

import static io.rangekeeper.select.Randomly.SEED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Whatever the text, the answer is an expression or an ExpressionException.
class FuzzTest {
    private static final List<String> PIECES =
            List.of(
                    "(",
                    ")",
                    "{",
                    "}",
                    "'",
                    "\"",
                    "\\",
                    "@",
                    ",",
                    "=",
                    "!=",
                    "=~",
                    "!~",
                    "!",
                    "or",
                    " and ",
                    "unless",
                    "1",
                    ":",
                    "/",
                    "::1",
                    "10.0.0.0/8",
                    "{1000}",
                    "[",
                    "*",
                    "\n",
                    "\u0000",
                    "\uD800",
                    "😀",
                    "\u202E",
                    "é");

    @Test
    void mutatedTextsGiveAnExpressionOrAnExpressionException() {
        Randomly randomly = new Randomly();
        int accepted = 0;
        for (int round = 0; round < 30_000; round++) {
            String text = mutated(randomly.expression(2).print(), randomly);
            accepted += accepted(text, round) ? 1 : 0;
        }
        assertThat(accepted).as("mutations that are still expressions").isBetween(300, 29_700);
    }

    private static boolean accepted(String text, int round) {
        try {
            Expression read = Expression.parse(text);
            assertThat(Expression.parse(read.print()))
                    .as("seed %d, round %d: %s", SEED, round, text)
                    .isEqualTo(read);
            return true;
        } catch (ExpressionException e) {
            assertThat(e.column())
                    .as("seed %d, round %d: %s", SEED, round, text)
                    .isBetween(1, text.codePointCount(0, text.length()) + 1);
            assertThat(e.getMessage()).hasSizeLessThan(400).doesNotContainPattern("\\p{Cntrl}");
            return false;
        } catch (RuntimeException e) {
            return fail("seed %d, round %d: %s".formatted(SEED, round, text), e);
        }
    }

    private static String mutated(String text, Randomly randomly) {
        StringBuilder mutated = new StringBuilder(text);
        for (int times = 1 + randomly.below(3); times > 0; times--) {
            int from = randomly.below(mutated.length() + 1);
            int to = Math.min(mutated.length(), from + randomly.below(4));
            mutated.replace(from, to, randomly.below(3) == 0 ? "" : randomly.of(PIECES));
        }
        return mutated.toString();
    }
}
