package io.rangekeeper.select;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an administrator who allows any literal lets expressions name, and what they still open
/// never.
class AllowAnyTest {
    private static final Resolver RESOLVER =
            Published.resolver(Map.of("world", "0.0.0.0/0 or ::/0"), true);

    /// Addresses that no policy opens.
    private static final CidrSet NEVER =
            CidrSet.parse(
                    "0.0.0.0/8",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "::/127",
                    "fe80::/10",
                    "::fffe:0:0/95",
                    "64:ff9b::/104",
                    "64:ff9b::7f00:0/104",
                    "64:ff9b::a9fe:0/112",
                    "2002::/24",
                    "2002:7f00::/24",
                    "2002:a9fe::/32");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "0.0.0.0/7",
                "128.0.0.0/1",
                "169.240.0.0/12",
                "::/0",
                "::/3",
                "2002::/16",
                "64:ff9b::/96",
                "8000::/1"
            })
    void aBroadLiteralIsAllThatItHoldsWithoutForbiddenSpace(String literal) {
        assertThat(selected(literal))
                .isEqualTo(CidrSet.of(Cidr.parse(literal)).difference(NEVER))
                .isNotEqualTo(CidrSet.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.0/8",
                "0.0.0.0/8",
                "169.254.169.254",
                "::/127",
                "::1",
                "fe80::/10",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00::/24"
            })
    void aLiteralInsideForbiddenSpaceIsStillRefused(String literal) {
        for (Resolver resolver : new Resolver[] {RESOLVER, Published.resolver()}) {
            assertThat(resolver.validate(Expression.parse(literal)))
                    .singleElement()
                    .extracting(Finding::message)
                    .asString()
                    .endsWith("which no policy may open");
        }
    }

    /// @param same an expression that selects the same
    record Case(String text, String same) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case("10.0.0.0/8 unless 0.0.0.0/0", "10.0.0.0/8 unless 10.0.0.0/8"),
                new Case("1.0.0.0/8 unless (1.0.0.0/8 unless 0.0.0.0/0)", "1.0.0.0/8"),
                new Case(
                        "0.0.0.0/0 unless (0.0.0.0/0 unless (0.0.0.0/0 unless 8.0.0.0/8))",
                        "0.0.0.0/0 unless 8.0.0.0/8"),
                new Case("aws and 0.0.0.0/0", "aws{family='ipv4'}"),
                new Case("aws and @world", "aws"),
                new Case("odd and 0.0.0.0/0", "8.8.8.0/24"),
                new Case("@world unless ::/0", "0.0.0.0/0"),
                new Case("0.0.0.0/1 or 128.0.0.0/1", "0.0.0.0/0"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void broadLiteralsTakePartInTheAlgebraExactly(Case example) {
        assertThat(selected(example.text)).isEqualTo(selected(example.same));
    }

    @Test
    void aSubtractedLiteralCountsWhole() {
        Evaluator evaluator = new Evaluator((_, _) -> CidrSet.EMPTY, Map.of());
        Expression all = Expression.parse("0.0.0.0/0");

        assertThat(evaluator.evaluate(all, Polarity.SUBTRACTED))
                .isEqualTo(CidrSet.parse("0.0.0.0/0"));
        assertThat(evaluator.evaluate(all, Polarity.ADDED).intersection(NEVER).isEmpty()).isTrue();
    }

    private static CidrSet selected(String text) {
        return ((Resolution.Resolved) RESOLVER.resolve(Expression.parse(text), Published.ALL))
                .selected();
    }
}
