package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What owners add is held when it is much more than the rule allowed of late.
class AdditionGuardTest {
    private static final String S3 = "aws{service=\"S3\"}";

    /// What the owner published, what he adds to it, and whether a person is asked.
    record Case(String name, String before, String added, boolean held) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("as many addresses again", blocks(0, 10), blocks(10, 20), false),
                new Case(
                        "one address more than as many again",
                        blocks(0, 10),
                        blocks(10, 20) + " 99.0.0.1/32",
                        true),
                new Case(
                        "a /16 in 10 of more than that",
                        Numbered.wide(0, 10, 16),
                        "99.0.0.0/16",
                        false),
                new Case("a /16 in 9 CIDRs", blocks(0, 9), "99.0.0.0/16", false),
                new Case(
                        "more than a /16 in 9 CIDRs",
                        blocks(0, 9),
                        "99.0.0.0/16 98.0.0.1/32",
                        true),
                new Case(
                        "a /8 in 9 CIDRs of that size", Numbered.wide(0, 9, 8), "99.0.0.0/8", true),
                new Case(
                        "a /8 in 10 CIDRs of that size",
                        Numbered.wide(0, 10, 8),
                        "99.0.0.0/8",
                        false),
                new Case("a /32 in one of IPv6", "2a00::/48", "2a02::/32", false),
                new Case(
                        "more than a /32 in one of IPv6",
                        "2a00::/48",
                        "2a02::/32 2a04::/128",
                        true),
                new Case("a /32 where IPv6 is new", blocks(0, 10), "2a02::/32", false),
                new Case("a /31 where IPv6 is new", blocks(0, 10), "2a02::/31", true),
                new Case(
                        "a /15 in 18 that are 9 once they are merged",
                        blocks(0, 9, 25) + " " + second(0, 9),
                        "98.0.0.0/15",
                        true),
                new Case(
                        "a lot of what is allowed already, in another aggregation",
                        "20.0.0.0/9",
                        "20.0.0.0/10 20.64.0.0/10",
                        false));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isHeldBeyondTheMeasure(Case example) {
        Story story = new Story("egress", S3).publishes("aws", "S3 " + example.before).applies();
        story.hours(1).publishes("aws", "S3 " + example.before + " " + example.added);
        assertThat(story.held())
                .isEqualTo(example.held ? List.of(Held.Reason.TOO_MUCH_ADDED) : List.of());
        assertThat(story.open())
                .isEqualTo(
                        Given.set(
                                example.held
                                        ? example.before
                                        : example.before + " " + example.added));
    }

    @Test
    void whatIsHeldIsAllOfTheFamilyAndTheOtherFamilyGoesOn() {
        Story story = new Story("egress", S3).publishes("aws", "S3 " + blocks(0, 10)).applies();
        story.hours(1).publishes("aws", "S3 2a00::/32 " + blocks(0, 21));
        assertThat(story.decided().held())
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.added()).isEqualTo(Given.set(blocks(10, 21)));
                    assertThat(held.removed().isEmpty()).isTrue();
                    assertThat(held.message())
                            .startsWith(
                                    "the owners publish much more than the rule allowed within the last week: ")
                            .endsWith("stay closed until a person approves them");
                });
        assertThat(story.open()).isEqualTo(Given.set("2a00::/32 " + blocks(0, 10)));
    }

    @Test
    void smallStepsOfAWeekAddUp() {
        Story story = new Story("egress", S3).publishes("aws", "S3 " + blocks(0, 10)).applies();
        for (int day = 1; day <= 5; day++) {
            story.hours(24).publishes("aws", "S3 " + blocks(0, 10 + 2 * day));
            assertThat(story.held()).isEmpty();
            story.applies();
        }
        story.hours(24).publishes("aws", "S3 " + blocks(0, 21));
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
        assertThat(story.hours(23).open()).isEqualTo(Given.set(blocks(0, 20)));
    }

    @Test
    void whatIsHeldIsOpenedOnceTheWeekBehindItAllowsIt() {
        Story story = new Story("egress", S3).publishes("aws", "S3 " + blocks(0, 10)).applies();
        story.hours(24).publishes("aws", "S3 " + blocks(0, 20)).applies();
        story.hours(24).publishes("aws", "S3 " + blocks(0, 21));
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
        story.passes(Duration.ofDays(6).minusSeconds(1));
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
        story.passes(Duration.ofSeconds(1));
        assertThat(story.held()).isEmpty();
    }

    @Test
    void smallStepsAddUpInASmallRuleToo() {
        Story story = new Story("egress", S3).publishes("aws", "S3 " + blocks(0, 1)).applies();
        String all = blocks(0, 1) + " 99.0.0.0/17";
        assertThat(story.hours(1).publishes("aws", "S3 " + all).held()).isEmpty();
        story.applies();
        assertThat(story.hours(1).publishes("aws", "S3 " + all + " 98.0.0.0/17").held()).isEmpty();
        story.applies();
        story.hours(1).publishes("aws", "S3 " + all + " 98.0.0.0/17 97.0.0.0/32");
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
    }

    @Test
    void takingAwayFirstDoesNotMakeRoomForMore() {
        Story story = new Story("egress", S3, "removal-hold", "0");
        story.publishes("aws", "S3 " + blocks(0, 12)).applies();
        story.hours(1).publishes("aws", "S3 " + blocks(0, 10)).applies();
        story.hours(1).publishes("aws", "S3 " + blocks(0, 21));
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
    }

    @Test
    void addingToASmallRuleFirstDoesNotMakeRoomForMore() {
        Story story = new Story("egress", S3).publishes("aws", "S3 20.0.0.0/17").applies();
        String ten = "20.0.0.0/17 " + blocks(1, 10);
        assertThat(story.hours(1).publishes("aws", "S3 " + ten).held()).isEmpty();
        story.applies();
        story.hours(1).publishes("aws", "S3 " + ten + " 99.0.0.0/16");
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
    }

    @Test
    void whatTheAuthorAsksForIsNotGuarded() {
        Story story =
                new Story("egress", S3).publishes("aws", "S3 " + blocks(0, 10), "EC2 99.0.0.0/8");
        story.applies().hours(1).annotates("egress", "aws");
        assertThat(story.held()).isEmpty();
        assertThat(story.open()).isEqualTo(Given.set("99.0.0.0/8 " + blocks(0, 10)));
    }

    @Test
    void whatTheOwnerAddsMeanwhileIsGuardedAlsoWhenTheAuthorAsksForMore() {
        Story story =
                new Story("egress", S3).publishes("aws", "S3 " + blocks(0, 5), "EC2 98.0.0.0/24");
        story.applies().hours(1);
        story.publishes("aws", "S3 " + blocks(0, 5), "EC2 98.0.0.0/24 99.0.0.0/8");
        story.annotates("egress", "aws");
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
        assertThat(story.open()).isEqualTo(Given.set("98.0.0.0/24 " + blocks(0, 5)));
    }

    @Test
    void whatSomebodyOpenedByHandMakesNoRoomForOwners() {
        Story story = new Story("egress", S3).publishes("aws", "S3 20.0.0.0/24").applies();
        story.hours(1).edits("20.0.0.0/24", "96.0.0.0/7");
        story.publishes("aws", "S3 20.0.0.0/24 99.0.0.0/8");
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
        assertThat(story.blocks()).containsExactly("20.0.0.0/24");
    }

    private static String blocks(int from, int until) {
        return Numbered.blocks(from, until);
    }

    private static String blocks(int from, int until, int length) {
        return Numbered.blocks(from, until, length);
    }

    /// The second halves of the blocks.
    private static String second(int from, int until) {
        return blocks(from, until, 25).replace(".0/25", ".128/25");
    }
}
