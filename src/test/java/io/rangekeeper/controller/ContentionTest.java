package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.store.PolicyName;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContentionTest {
    private static final PolicyName PAY = new PolicyName("shop", "pay");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Contention contention = new Contention();

    @Test
    void whoRepeatsHimselfIsAnsweredLaterAndWhatHeOpensSoon() {
        correct(3);

        assertThat(contention.isContended(PAY, NOON)).isTrue();
        assertThat(contention.wait(PAY, true, NOON)).isEqualTo(Duration.ofSeconds(1));
        assertThat(contention.wait(PAY, false, NOON)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void itIsOverAfterAWhile() {
        correct(3);

        assertThat(contention.isContended(PAY, NOON.plusSeconds(601))).isFalse();
    }

    @Test
    void aClockThatGoesBackMakesNobodyWaitUntilItHasComeThereAgain() {
        correct(3);

        Instant earlier = NOON.minus(Duration.ofDays(2));
        assertThat(contention.wait(PAY, true, earlier)).isZero();
        assertThat(contention.isContended(PAY, earlier)).isFalse();
    }

    private void correct(int times) {
        for (int i = 0; i < times; i++) {
            contention.corrected(PAY, NOON);
        }
    }
}
