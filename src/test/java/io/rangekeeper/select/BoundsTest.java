package io.rangekeeper.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What hostile text may cost, and what its messages look like.
class BoundsTest {
    @Test
    void aHundredParenthesesNest() {
        assertThat(Expression.parse(nested(100)).print()).isEqualTo("aws");
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 4_000})
    void moreAreAnErrorAtTheFirstTooMany(int depth) {
        assertThatThrownBy(() -> Expression.parse(nested(depth)))
                .isInstanceOf(ExpressionException.class)
                .hasMessage("column 101: parentheses nest at most 100 deep");
    }

    @Test
    void tenThousandNestedParenthesesAreTooLongAText() {
        assertThatThrownBy(() -> Expression.parse(nested(10_000)))
                .isInstanceOf(ExpressionException.class)
                .hasMessage("column 8193: an expression has at most 8,192 characters");
    }

    @Test
    void fiveHundredOperandsAreReadPrintedComparedAndResolved() {
        String text = "10.0.0.0" + " or 10.0.0.0".repeat(499);
        Expression chain = Expression.parse(text);

        assertThat(Expression.parse(chain.print()).equals(chain)).isTrue();
        assertThat(Expression.parse(chain.print())).hasSameHashCodeAs(chain);
        assertThat(Published.resolver().validate(Expression.parse("x" + " or x".repeat(499))))
                .hasSize(500);
        assertThat(Published.select(text)).containsExactly("10.0.0.0/32");
    }

    @Test
    void moreOperandsAreAnErrorAtTheFirstTooMany() {
        assertThatThrownBy(() -> Expression.parse("a" + " or a".repeat(500)))
                .isInstanceOf(ExpressionException.class)
                .hasMessage(
                        "column 2501: an expression has at most 500 operands; a longer list belongs in a feed of its own");
    }

    @Test
    void patternsTogetherAreBoundedToo() {
        String each = "a=~'x{900}'";
        String eleven = "aws{" + (each + ",").repeat(10) + each + "}";
        String twelve = "aws{" + (each + ",").repeat(11) + each + "}";

        assertThat(Expression.parse(eleven).print()).hasSameSizeAs(eleven);
        assertThatThrownBy(() -> Expression.parse(twelve))
                .isInstanceOf(ExpressionException.class)
                .hasMessage("column 140: the patterns of this expression are too large together");
    }

    @Test
    void lengthIsCountedInCharactersAndNotInUtf16() {
        String value = "😀".repeat(8_000);

        assertThat(Expression.parse("aws{a=\"" + value + "\"}").print()).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1/8",
                "10.0.0.0/33",
                "10.0.0",
                "010.0.0.1",
                "fe80::1%eth0",
                "1:2",
                "9lives"
            })
    void aFaultyBlockIsRefusedInTheWordsOfTheCidrParser(String block) {
        assertThatThrownBy(() -> Cidr.parseBlockOrAddress(block))
                .isInstanceOfSatisfying(
                        CidrFormatException.class,
                        reason ->
                                assertThatThrownBy(() -> Expression.parse("aws or " + block))
                                        .isInstanceOf(ExpressionException.class)
                                        .hasMessage("column 8: " + reason.getMessage()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A", "1", "::", "aws{A", "aws{a=~'(", "aws '", "\u0007", "aws{a='\\\u001B"})
    void messagesAreShortPrintableLinesHoweverLongTheText(String start) {
        for (String end :
                new String[] {"x".repeat(8_000), "\u001B[31m\n", "x".repeat(200) + "'}"}) {
            assertThatThrownBy(() -> Expression.parse(start + end))
                    .isInstanceOf(ExpressionException.class)
                    .message()
                    .hasSizeLessThan(400)
                    .doesNotContainPattern("\\p{Cntrl}");
        }
    }

    private static String nested(int depth) {
        return "(".repeat(depth) + "aws" + ")".repeat(depth);
    }
}
