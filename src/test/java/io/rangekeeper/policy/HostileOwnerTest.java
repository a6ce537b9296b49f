package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.Refresh;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How far somebody gets who owns a feed. The figures are those of `SECURITY.md`.
class HostileOwnerTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final String API = "evil{service=\"api\"}";
    private static final String ALL = Numbered.blocks(0, 20);
    private static final String OTHER = "other 60.0.0.0/24";
    private static final String MANY = "other " + Numbered.blocks(200, 206);

    private final Siege siege = new Siege(API).serves("evil", "api " + ALL, OTHER).passes(DAY);

    @Test
    void whoDropsHalfClosesNothing() {
        siege.serves("evil", "api " + Numbered.blocks(0, 10), OTHER).passes(MONTH);
        assertThat(siege.open()).isEqualTo(set(ALL));
        assertThat(siege.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
    }

    @Test
    void whoEmptiesAServiceClosesNothingAndNobodyCanApproveIt() {
        siege.serves("evil", "other " + Numbered.blocks(100, 105)).passes(MONTH);
        assertThat(siege.open()).isEqualTo(set(ALL));
        assertThat(siege.decided().held())
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.reason()).isEqualTo(Held.Reason.EMPTY);
                    assertThat(held.id()).isEmpty();
                });
    }

    @Test
    void whoRenamesAnAttributeChangesNothing() {
        siege.serves("evil", "moved " + ALL).passes(MONTH);
        assertThat(siege.open()).isEqualTo(set(ALL));
    }

    /// Too few ranges are no document at all.
    @Test
    void whoPublishesNextToNothingIsNotBelieved() {
        siege.serves("evil", "api 20.0.0.0/24").passes(MONTH);
        assertThat(siege.read().outcome()).isEqualTo(Refresh.Outcome.REFUSED);
        assertThat(siege.open()).isEqualTo(set(ALL));
        assertThat(siege.held()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/1 128.0.0.0/1",
                "0.0.0.0/0 ::/0",
                "64.0.0.0/7",
                "2000::/3",
                "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10",
                "127.0.0.0/8 127.0.0.1/32 ::1/128",
                "169.254.169.254/32 fe80::/10 fd00:ec2::254/128",
                "224.0.0.0/8 240.0.0.0/8 255.255.255.255/32",
                "0.0.0.0/8 ::/96 64:ff9b::/96 64:ff9b::a9fe:a9fe/128 2002::/19"
            })
    void whoPublishesAllOrPrivateSpaceOpensNothing(String blocks) {
        siege.serves("evil", "api " + ALL + " " + blocks, OTHER).passes(MONTH);
        assertThat(siege.open()).isEqualTo(set(ALL));
        assertThat(siege.held()).isEmpty();
    }

    @Test
    void whoAlsoPublishesWhatIsSetAsideWithdrawsNothingForAWeek() {
        siege.serves("evil", "api " + Numbered.blocks(0, 16) + " 10.0.0.0/8", OTHER);
        siege.passes(Duration.ofDays(7));
        assertThat(siege.open()).isEqualTo(set(ALL));
        assertThat(siege.passes(DAY).passes(DAY).open()).isEqualTo(set(Numbered.blocks(0, 16)));
    }

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
    void whoServesLastMonthsFileIsNotBelievedForThreeDays() {
        long lastMonth = siege.version();
        siege.passes(MONTH).serves("evil", "api " + ALL + " 20.30.0.0/24", OTHER).passes(DAY);
        siege.serves("evil", lastMonth, "api " + ALL, OTHER).passes(Duration.ofHours(71));
        assertThat(siege.read().outcome()).isEqualTo(Refresh.Outcome.REFUSED);
        assertThat(siege.open()).isEqualTo(set(ALL + " 20.30.0.0/24"));

        siege.passes(Duration.ofHours(24));
        assertThat(siege.open())
                .as("it is the owner's will, and waits")
                .isEqualTo(set(ALL + " 20.30.0.0/24"));
        assertThat(siege.passes(DAY).open()).isEqualTo(set(ALL));
    }

    @Test
    void whoGivesAVersionOfTheYear2100LocksNobodyOut() {
        siege.serves("evil", 4_102_444_800L, "api " + ALL + " 20.30.0.0/24", OTHER);
        siege.passes(Siege.HOUR).serves("evil", "api " + ALL + " 20.31.0.0/24", OTHER);
        assertThat(siege.read().outcome()).isEqualTo(Refresh.Outcome.CHANGED);
        assertThat(siege.open()).isEqualTo(set(ALL + " 20.30.0.0/24 20.31.0.0/24"));
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
    void whoErodesInSmallStepsKeepsNoThirdOfItFromAnybodyInADay() {
        List<CidrSet> days = new ArrayList<>(List.of(siege.open()));
        int left = 20;
        for (int day = 0; day < 10; day++) {
            for (int step = 0; step < 8; step++) {
                int fewer = Math.max(5, left - 1);
                siege.serves("evil", "api " + Numbered.blocks(0, fewer), OTHER);
                siege.passes(Duration.ofHours(3));
                left = siege.held().isEmpty() ? fewer : left;
            }
            days.add(siege.open());
        }
        for (int day = 1; day < days.size(); day++) {
            int before = days.get(day - 1).size();
            assertThat(days.get(day).size() * 10)
                    .as("on day %d, of %d", day, before)
                    .isGreaterThan(before < 10 ? 0 : before * 7);
        }
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
    void whoseAnnouncementIsHeldKeepsNobodyElseFromClosing() {
        Siege both = new Siege("good or " + API);
        both.serves("good", "all " + Numbered.blocks(50, 60));
        both.serves("evil", "api " + Numbered.blocks(0, 10), OTHER).passes(DAY);
        both.serves(
                "evil", "api " + Numbered.blocks(0, 10) + " " + Numbered.blocks(100, 180), OTHER);
        both.serves("good", "all " + Numbered.blocks(51, 60)).passes(DAY).passes(DAY);
        assertThat(both.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
        assertThat(both.open())
                .isEqualTo(set(Numbered.blocks(0, 10) + " " + Numbered.blocks(51, 60)));
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

    @Test
    void whoIsSilentFreezesAndNothingElse() {
        siege.serves("evil", "api " + ALL + " 20.30.0.0/24", OTHER).passes(MONTH);
        assertThat(siege.open()).isEqualTo(set(ALL + " 20.30.0.0/24"));
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
