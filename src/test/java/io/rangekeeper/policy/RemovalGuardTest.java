package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Removals that are due are held when they are much by both measures, or a whole family.
class RemovalGuardTest {
    private static final String S3 = "aws{service=\"S3\"}";

    /// What the owner published and publishes now, and whether a person is asked.
    record Case(String name, String before, String after, boolean held) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("29 % of both", blocks(0, 100), blocks(0, 71), false),
                new Case("30 % of both", blocks(0, 100), blocks(0, 70), true),
                new Case(
                        "30 % of the CIDRs and 29 % of the addresses",
                        both(blocks(0, 98), blocks(98, 100, 26)), blocks(0, 70), false),
                new Case(
                        "29 % of the CIDRs and 45 % of the addresses",
                        both(blocks(0, 29), blocks(29, 100, 25)), blocks(29, 100, 25), false),
                new Case("3 of 10", blocks(0, 10), blocks(0, 7), true),
                new Case(
                        "3 small ones of 10",
                        both(blocks(0, 7), blocks(7, 10, 25)),
                        blocks(0, 7),
                        false),
                new Case("2 of 10", blocks(0, 10), blocks(0, 8), false),
                new Case("8 of 9", blocks(0, 9), blocks(0, 1), false),
                new Case("a quarter of each of 10", blocks(0, 10), threeQuarters(0, 10), false),
                new Case("half of each of 10", blocks(0, 10), blocks(0, 10, 25), true),
                new Case("half of each of 9", blocks(0, 9), blocks(0, 9, 25), false),
                new Case(
                        "20 that are 10 once they are merged, in another aggregation",
                        both(blocks(0, 10, 25), second(0, 10)),
                        blocks(0, 10),
                        false),
                new Case(
                        "18 that are 9 once they are merged, of which 8 go",
                        both(blocks(0, 9, 25), second(0, 9)),
                        blocks(0, 1),
                        false),
                new Case(
                        "the last of a family",
                        both(blocks(0, 10), "2a00::/32"),
                        blocks(0, 10),
                        true),
                new Case("both of a family", both(blocks(0, 2), "2a00::/32"), "2a00::/32", true),
                new Case("the only one, which another replaces", blocks(0, 1), blocks(1, 2), false),
                new Case("ten, which ten others replace", blocks(0, 10), blocks(10, 20), true),
                new Case("nothing at all", blocks(0, 10), blocks(0, 10), false));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isHeldFromBothMeasuresOn(Case example) {
        Story story = new Story("egress", S3, "removal-hold", "0");
        story.publishes("aws", "S3 " + example.before).applies();
        story.hours(1).publishes("aws", "S3 " + example.after);
        assertThat(story.held().contains(Held.Reason.TOO_MUCH_REMOVED)).isEqualTo(example.held);
        assertThat(story.open().containsAll(Given.set(example.before)))
                .isEqualTo(example.held || example.before.equals(example.after) || isSame(example));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAskedOnlyOnceItIsDue(Case example) {
        Story story = new Story("egress", S3);
        story.publishes("aws", "S3 " + example.before).applies();
        story.hours(1).publishes("aws", "S3 " + example.after);
        assertThat(story.held()).isEmpty();
        assertThat(story.open()).isEqualTo(Given.set(both(example.before, example.after)));
        story.hours(24);
        assertThat(story.held().contains(Held.Reason.TOO_MUCH_REMOVED)).isEqualTo(example.held);
    }

    @Test
    void familiesAreJudgedByThemselves() {
        Story story = new Story("egress", S3, "removal-hold", "0");
        story.publishes("aws", "S3 " + both(blocks(0, 10), "2a00::/32 2a02::/32")).applies();
        story.hours(1).publishes("aws", "S3 " + both(blocks(0, 5), "2a00::/32"));
        assertThat(story.decided().held())
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.removed()).isEqualTo(Given.set(blocks(5, 10)));
                    assertThat(held.added().isEmpty()).isTrue();
                    assertThat(held.message())
                            .startsWith("the owners withdrew much of what the rule allowed: ")
                            .endsWith("stay open until a person approves that they go");
                });
        assertThat(story.open()).isEqualTo(Given.set(both(blocks(0, 10), "2a00::/32")));
    }

    @Test
    void whatStaysHeldGoesOnBeingListedAndIsNoWrite() {
        Story story = new Story("egress", S3).publishes("aws", "S3 " + blocks(0, 10)).applies();
        story.hours(1).publishes("aws", "S3 " + blocks(0, 5)).hours(24);
        String id = story.id();
        for (int day = 0; day < 40; day++) {
            assertThat(story.hours(24).isQuiet()).isTrue();
            assertThat(story.id()).isEqualTo(id);
        }
    }

    @Test
    void smallStepsOfOneDayAddUp() {
        Story story = new Story("egress", S3, "removal-hold", "0");
        story.publishes("aws", "S3 " + blocks(0, 20)).applies();
        for (int left : new int[] {18, 16, 15}) {
            story.hours(5).publishes("aws", "S3 " + blocks(0, left));
            assertThat(story.open()).isEqualTo(Given.set(blocks(0, left)));
        }
        story.hours(5).publishes("aws", "S3 " + blocks(0, 14));
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
        assertThat(story.open()).isEqualTo(Given.set(blocks(0, 15)));

        story.hours(9);
        assertThat(story.held()).isEmpty();
        assertThat(story.open()).isEqualTo(Given.set(blocks(0, 14)));
    }

    @Test
    void smallStepsAddUpWhereEachWaitsForItsHold() {
        Story story = new Story("egress", S3).publishes("aws", "S3 " + blocks(0, 20)).applies();
        for (int left = 19; left >= 14; left--) {
            story.hours(2).publishes("aws", "S3 " + blocks(0, left)).applies();
        }
        story.hours(22);
        assertThat(story.open()).isEqualTo(Given.set(blocks(0, 15)));
        story.hours(2);
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
        assertThat(story.open()).isEqualTo(Given.set(blocks(0, 15)));
    }

    @Test
    void whatASubtractedFeedGainsIsGuardedToo() {
        Story story = new Story("egress", "gcp unless aws");
        story.publishes("gcp", "Cloud " + blocks(0, 10)).publishes("aws", "EC2 99.0.0.0/24");
        story.applies().hours(1).publishes("aws", "EC2 " + blocks(0, 3));
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
        assertThat(story.open()).isEqualTo(Given.set(blocks(0, 10)));
    }

    @Test
    void anAuthorMayTakeOutWhatHeLikes() {
        Story story =
                new Story("egress", "aws")
                        .publishes("aws", "S3 " + blocks(0, 10), "EC2 99.0.0.0/8");
        story.applies().hours(1).annotates("egress", "aws{service=\"EC2\"}");
        assertThat(story.held()).isEmpty();
        assertThat(story.blocks()).containsExactly("99.0.0.0/8");
    }

    @Test
    void howMuchIsTooMuchIsASetting() {
        Guard strict = new Guard(10, 2, Duration.ZERO, false);
        Story story =
                new Story("egress", S3)
                        .settings(Given.settings(strict))
                        .publishes("aws", "S3 " + blocks(0, 10))
                        .applies();
        story.hours(1).publishes("aws", "S3 " + blocks(0, 9));
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
    }

    private static boolean isSame(Case example) {
        return Given.set(example.before).equals(Given.set(example.after));
    }

    private static String blocks(int from, int until) {
        return Numbered.blocks(from, until);
    }

    private static String blocks(int from, int until, int length) {
        return Numbered.blocks(from, until, length);
    }

    private static String threeQuarters(int from, int until) {
        return both(blocks(from, until, 25), second(from, until).replace("128/25", "128/26"));
    }

    /// The second halves of the blocks.
    private static String second(int from, int until) {
        return blocks(from, until, 25).replace(".0/25", ".128/25");
    }

    private static String both(String some, String others) {
        return some + " " + others;
    }
}
