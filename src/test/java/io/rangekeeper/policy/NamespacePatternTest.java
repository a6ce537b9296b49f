package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamespacePatternTest {
    private static final long SEED = Long.getLong("rangekeeper.seed", 20_260_801L);

    @ParameterizedTest
    @CsvSource({
        "payments, payments, true",
        "payments, payment, false",
        "payments, payments-eu, false",
        "team-*, team-a, true",
        "team-*, team-, true",
        "team-*, team, false",
        "team-*, my-team-a, false",
        "*-prod, shop-prod, true",
        "*-prod, -prod, true",
        "*-prod, shop-prod-eu, false",
        "a*a, a, false",
        "a*a, aa, true",
        "*ab*b, ab, false",
        "*ab*b, abb, true",
        "team-*-eu-*, team-a-eu-b, true",
        "*, anything, true",
        "*, '', true",
        "**, '', true",
        "team-*, '', false",
        "payments, '', false"
    })
    void anAsteriskStandsForAnyCharacters(String pattern, String namespace, boolean matches) {
        assertThat(pattern(pattern).matches(namespace)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Team-*", "team.?", "[ab]*", "a b", "team_*", "*\n", "tëam"})
    void whatNoNamespaceCanBeCalledIsNoPattern(String text) {
        assertThat(NamespacePattern.parse(text)).isEmpty();
    }

    @Test
    void itMatchesWhatTheRegularExpressionMatches() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            String text = random(random, "ab*", 1 + random.nextInt(6));
            String namespace = random(random, "ab", random.nextInt(8));
            boolean expected = Pattern.matches(text.replace("*", ".*"), namespace);

            assertThat(pattern(text).matches(namespace))
                    .as("%s on %s, rangekeeper.seed=%d", text, namespace, SEED)
                    .isEqualTo(expected);
        }
    }

    private static String random(Random random, String characters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    private static NamespacePattern pattern(String text) {
        return NamespacePattern.parse(text).orElseThrow();
    }
}
