package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How far somebody gets who owns a feed that a policy subtracts.
class HostileSubtractionTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final String API = "evil{service=\"api\"}";
    private static final String ALL = Numbered.blocks(0, 20);
    private static final String MANY = "other " + Numbered.blocks(200, 206);

    @Test
    void whoWithdrawsFromASubtractedFeedOpensItADayLater() {
        Siege without = subtracting("60.0.0.0/24 60.1.0.0/24", ALL + " 60.0.0.0/24");
        without.serves("evil", "api 60.1.0.0/24", MANY);
        assertThat(without.passes(Duration.ofHours(23)).open()).isEqualTo(set(ALL));
        assertThat(without.passes(DAY).open()).isEqualTo(set(ALL + " 60.0.0.0/24"));
    }

    @Test
    void whoFlipsASubtractedFeedClosesLessThanAThirdOfWhatItTakesFrom() {
        Siege without = subtracting("99.0.0.0/24", ALL);
        for (int flip = 0; flip < 40; flip++) {
            String taken = flip % 2 == 0 ? "40.0.0.0/24 " + Numbered.blocks(0, 15) : "99.0.0.0/24";
            without.serves("evil", "api " + taken, MANY);
            without.passes(Duration.ofHours(7));
            assertThat(without.open()).as("after flip %d", flip).isEqualTo(set(ALL));
        }
        without.serves("evil", "api " + Numbered.blocks(0, 5), MANY);
        assertThat(without.open()).as("at once").isEqualTo(set(ALL));
        assertThat(without.passes(DAY).passes(DAY).open()).isEqualTo(set(Numbered.blocks(5, 20)));
    }

    @Test
    void whoSubtractsTheWholeInternetClosesNothing() {
        Siege without = subtracting("99.0.0.0/24", ALL);
        without.serves("evil", "api 99.0.0.0/24 0.0.0.0/1 128.0.0.0/1 ::/0", MANY);
        assertThat(without.passes(MONTH).open()).isEqualTo(set(ALL));
        assertThat(without.held()).containsExactly(Held.Reason.EMPTY);
    }

    /// `good`, without what `evil` holds.
    private static Siege subtracting(String taken, String good) {
        return new Siege("good unless " + API)
                .serves("good", "all " + good)
                .serves("evil", "api " + taken, MANY)
                .passes(DAY);
    }

    private static CidrSet set(String blocks) {
        return Given.set(blocks);
    }
}
