package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How much somebody opens who owns a feed. The figures are those of `SECURITY.md`.
class HostileGrowthTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final String API = "evil{service=\"api\"}";
    private static final String ALL = Numbered.blocks(0, 20);
    private static final String OTHER = "other 60.0.0.0/24";

    private final Siege siege = new Siege(API).serves("evil", "api " + ALL, OTHER).passes(DAY);

    @Test
    void whoPublishesTheWholeInternetInPiecesOpensNothing() {
        String pieces =
                IntStream.range(1, 224)
                        .filter(first -> first != 10 && first != 127)
                        .mapToObj(first -> first + ".0.0.0/8")
                        .collect(Collectors.joining(" "));
        siege.serves("evil", "api " + ALL + " " + pieces, OTHER).passes(MONTH);
        assertThat(siege.open()).isEqualTo(set(ALL));
        assertThat(siege.held()).containsExactly(Held.Reason.TOO_BROAD);
    }

    @Test
    void whoAddsTheNetworkOfACompetitorOpensNothing() {
        siege.serves("evil", "api " + ALL + " 52.0.0.0/9", OTHER).passes(MONTH);
        assertThat(siege.open()).isEqualTo(set(ALL));
        assertThat(siege.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
    }

    @Test
    void whoHasAlreadyAsMuchMayAddAsMuchAgain() {
        Siege large = new Siege(API);
        String wide = Numbered.wide(0, 10, 12);
        large.serves("evil", "api " + wide, OTHER).passes(DAY);
        large.serves("evil", "api " + wide + " 90.0.0.0/9", OTHER).passes(DAY);
        assertThat(large.open()).isEqualTo(set(wide + " 90.0.0.0/9"));
        large.serves("evil", "api " + wide + " 90.0.0.0/9 91.0.0.0/9", OTHER).passes(DAY);
        assertThat(large.open()).isEqualTo(set(wide + " 90.0.0.0/9"));
    }

    @Test
    void whoGrowsInSmallStepsDoublesInAWeekAtMost() {
        List<BigInteger> days = new ArrayList<>();
        int blocks = 20;
        for (int day = 0; day < 28; day++) {
            for (int step = 0; step < 12; step++) {
                siege.passes(Duration.ofHours(2));
                int more = Math.min(250, blocks + 2);
                siege.serves("evil", "api " + Numbered.blocks(0, more), OTHER);
                blocks = siege.held().isEmpty() ? more : blocks;
            }
            days.add(siege.open().addresses(Family.IPV4));
        }
        for (int day = 7; day < days.size(); day++) {
            BigInteger most = days.get(day - 7).shiftLeft(1);
            assertThat(days.get(day)).as("on day %d", day).isLessThanOrEqualTo(most);
        }
        BigInteger ten = BigInteger.valueOf(20L * 256 * 10);
        assertThat(days.get(20)).as("ten times in three weeks").isLessThan(ten);
    }

    /// An announcement that is held must not pass for what the rule allowed.
    @Test
    void whoAnnouncesMuchAndWaitsIsNoBetterOff() {
        siege.serves("evil", "api " + Numbered.blocks(0, 200), OTHER).passes(Duration.ofDays(8));
        assertThat(siege.open()).isEqualTo(set(ALL));
        for (int blocks : new int[] {40, 80, 160, 200}) {
            siege.serves("evil", "api " + Numbered.blocks(0, blocks), OTHER).passes(DAY);
            assertThat(siege.open()).isEqualTo(set(Numbered.blocks(0, 40)));
        }
    }

    /// Whoever has a part of it grow first lets the rest of the week pass unseen.
    @Test
    void whoPreparesForItGrowsFourfoldOnce() {
        siege.serves("evil", "api " + Numbered.blocks(0, 200), OTHER).passes(DAY);
        siege.serves("evil", "api " + Numbered.blocks(0, 21), OTHER).passes(Siege.HOUR);
        siege.serves("evil", "api " + Numbered.blocks(0, 200), OTHER);
        siege.passes(Duration.ofDays(7).minusHours(2));
        for (int blocks : new int[] {40, 80, 160, 200}) {
            siege.serves("evil", "api " + Numbered.blocks(0, blocks), OTHER);
            siege.passes(Duration.ofHours(2));
        }
        assertThat(siege.passes(DAY).open().size()).isLessThanOrEqualTo(80);
    }

    @Test
    void whoSwapsEverythingAgainAndAgainClosesNothingAndDoublesInAWeekAtMost() {
        List<Integer> hours = new ArrayList<>();
        for (int hour = 0; hour < 24 * 30; hour++) {
            if (hour % 13 == 0) {
                int first = 20 + 20 * (hour / 13 % 11);
                siege.serves("evil", "api " + Numbered.blocks(first, first + 20), OTHER);
            }
            assertThat(siege.open().containsAll(set(ALL))).as("in hour %d", hour).isTrue();
            int weekAgo = hour < 24 * 7 ? 20 : hours.get(hour - 24 * 7);
            int size = siege.open().size();
            assertThat(size).as("in hour %d", hour).isLessThanOrEqualTo(2 * weekAgo);
            hours.add(size);
            siege.passes(Siege.HOUR);
        }
    }

    @Test
    void whoPublishesMoreBlocksThanABudgetHoldsStopsOnlyWhatIsNew() {
        String flood =
                IntStream.range(0, 1_200)
                        .mapToObj(i -> "30." + i / 128 + "." + 2 * (i % 128) + ".1/32")
                        .collect(Collectors.joining(" "));
        siege.serves("evil", "api " + Numbered.blocks(0, 19) + " " + flood, OTHER).passes(DAY);
        siege.passes(DAY);
        assertThat(siege.held()).containsExactly(Held.Reason.OVER_BUDGET);
        assertThat(siege.open()).isEqualTo(set(Numbered.blocks(0, 19)));
    }

    private static CidrSet set(String blocks) {
        return Given.set(blocks);
    }
}
