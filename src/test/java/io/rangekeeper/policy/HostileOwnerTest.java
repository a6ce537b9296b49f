package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Refresh;
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
    void whoIsSilentFreezesAndNothingElse() {
        siege.serves("evil", "api " + ALL + " 20.30.0.0/24", OTHER).passes(MONTH);
        assertThat(siege.open()).isEqualTo(set(ALL + " 20.30.0.0/24"));
    }

    /// Both measures have to be exceeded: owners do re-aggregate.
    @Test
    void whoAddsManySmallBlocksFirstMayWithdrawTheLargeOnes() {
        String small =
                IntStream.range(0, 60)
                        .mapToObj(i -> "30." + i + ".0.1/32")
                        .collect(Collectors.joining(" "));
        siege.serves("evil", "api " + ALL + " " + small, OTHER).passes(DAY);
        siege.serves("evil", "api " + small, OTHER).passes(DAY);
        assertThat(siege.open()).isEqualTo(set(small));
    }

    private static CidrSet set(String blocks) {
        return Given.set(blocks);
    }
}
