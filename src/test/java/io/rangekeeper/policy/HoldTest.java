package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an owner withdraws stays open for a while, in case it comes back.
class HoldTest {
    private static final String S3 = "aws{service=\"S3\"}";
    private static final String A = "20.1.0.0/16";
    private static final String B = "20.3.0.0/16";
    private static final String C = "20.5.0.0/16";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Story story = new Story("egress", S3).publishes("aws", "S3 " + A + " " + B);

    @Test
    void whatIsWithdrawnIsClosedByTheFirstDocumentThatIsReadAfterTheHold() {
        withdrawn();
        assertThat(story.pending()).isEqualTo(Given.set(B));
        assertThat(story.isQuiet()).isTrue();

        story.passes(Duration.ofHours(24).minus(SECOND));
        assertThat(story.pending()).isEqualTo(Given.set(B));

        story.passes(SECOND);
        assertThat(story.blocks()).containsExactly(A);
        assertThat(story.pending().isEmpty()).isTrue();
    }

    @Test
    void whatWaitsIsListedWithItsTimeAndThePlanSaysWhenToLookAgain() {
        Instant first = withdrawn().now();
        assertThat(story.decided().pending())
                .containsExactly(
                        new Pending(
                                Pending.Reason.WITHDRAWN,
                                Given.set(B),
                                first.plus(Duration.ofHours(24))));
        assertThat(story.planned().state()).isEqualTo(State.PENDING);

        story.hours(5).publishes("aws", "S3 " + C).applies();
        assertThat(story.decided().pending())
                .extracting(Pending::addresses)
                .containsExactly(Given.set(A), Given.set(B));
        assertThat(story.plan().wake()).hasValue(first.plus(Duration.ofHours(24)));

        story.hours(19);
        assertThat(story.blocks()).containsExactly(A, C);
        assertThat(story.plan().wake()).hasValue(first.plus(Duration.ofHours(29)));
        assertThat(story.hours(5).blocks()).containsExactly(C);
        assertThat(story.plan().wake()).isEmpty();
        assertThat(story.planned().state()).isEqualTo(State.SYNCED);
    }

    @Test
    void whatComesBackWithinTheHoldWasNeverGone() {
        withdrawn();
        String written = story.applied();
        for (int day = 0; day < 5; day++) {
            story.hours(23).publishes("aws", "S3 " + A + " " + B);
            assertThat(story.isQuiet()).isTrue();
            assertThat(story.pending().isEmpty()).isTrue();
            story.hours(1).publishes("aws", "S3 " + A);
            assertThat(story.isQuiet()).isTrue();
        }
        assertThat(story.hours(23).isQuiet()).isTrue();
        assertThat(story.applied()).isEqualTo(written);
        assertThat(story.hours(1).blocks()).containsExactly(A);
    }

    @Test
    void whatTheOwnerAddsIsOpenedWhileRemovalsOfTheSameRuleWait() {
        story.applies().hours(1).publishes("aws", "S3 " + A + " " + C);
        assertThat(story.blocks()).containsExactly(A, B, C);
        assertThat(story.pending()).isEqualTo(Given.set(B));
        assertThat(story.hours(24).blocks()).containsExactly(A, C);
    }

    @Test
    void aPartOfABlockWaitsLikeAWholeOne() {
        story.applies().hours(1).publishes("aws", "S3 " + A + " 20.3.0.0/17");
        assertThat(story.isQuiet()).isTrue();
        assertThat(story.pending()).isEqualTo(Given.set("20.3.128.0/17"));
        assertThat(story.hours(24).blocks()).containsExactly(A, "20.3.0.0/17");
    }

    @Test
    void noTimePassesWhileAFeedFails() {
        withdrawn().fails(Duration.ofDays(10));
        assertThat(story.pending()).isEqualTo(Given.set(B));
        assertThat(story.isQuiet()).isTrue();
    }

    @Test
    void theFirstDocumentAfterALongFailureDecides() {
        withdrawn().fails(Duration.ofDays(3)).publishes("aws", "S3 " + A + " " + B);
        assertThat(story.isQuiet()).isTrue();

        story.publishes("aws", "S3 " + A).fails(Duration.ofDays(3)).fetches("aws");
        assertThat(story.blocks()).containsExactly(A);
    }

    @Test
    void whatIsGoneAfterALongFailureWaitsFromThenOn() {
        story.applies().fails(Duration.ofDays(3)).publishes("aws", "S3 " + A);
        assertThat(story.hours(23).isQuiet()).isTrue();
        assertThat(story.hours(1).blocks()).containsExactly(A);
    }

    @Test
    void oneFailingFeedOfAnExpressionKeepsAllRemovalsOfItWaiting() {
        Story both =
                new Story("egress", "aws or gcp")
                        .publishes("aws", "S3 " + A + " " + B)
                        .publishes("gcp", "Cloud " + C)
                        .applies()
                        .hours(1);
        both.publishes("aws", "S3 " + A).fails(Duration.ofDays(2)).fetches("aws");
        assertThat(both.isQuiet()).isTrue();
        assertThat(both.pending()).isEqualTo(Given.set(B));
        assertThat(both.fetches("gcp").blocks()).containsExactly(A, C);
    }

    @Test
    void aClockThatJumpsBackAndForthClosesNothingSooner() {
        withdrawn();
        for (int jump : List.of(-48, 40, -1, -30, 38)) {
            story.hours(jump);
            assertThat(story.isQuiet()).as("after a jump of %d hours", jump).isTrue();
        }
        assertThat(story.hours(25).blocks()).containsExactly(A);
    }

    @Test
    void whatIsWithdrawnUnderAClockThatWasAheadWaitsUntilThatTimeHasComeAndTheHoldAfterIt() {
        story.applies().hours(240).hours(-240).publishes("aws", "S3 " + A);
        assertThat(story.hours(263).isQuiet()).isTrue();
        assertThat(story.hours(2).blocks()).containsExactly(A);
    }

    @Test
    void whatComesAndGoesUnderAClockThatWasAheadIsKeptToo() {
        story.applies().hours(240).hours(-240);
        story.publishes("aws", "S3 " + A + " " + B + " " + C).applies();
        story.publishes("aws", "S3 " + A + " " + B);
        assertThat(story.blocks()).containsExactly(A, B, C);
        assertThat(story.pending()).isEqualTo(Given.set(C));
    }

    @Test
    void aPolicyMayDoWithoutAHold() {
        story.annotates("removal-hold", "0").applies().hours(1).publishes("aws", "S3 " + A);
        assertThat(story.plan().wake()).isEmpty();
        assertThat(story.blocks()).containsExactly(A);
    }

    @Test
    void aPolicyMayAskForALongerHoldAndForAnotherOneMeanwhile() {
        story.annotates("removal-hold", "3d").applies().hours(1).publishes("aws", "S3 " + A);
        assertThat(story.hours(71).isQuiet()).isTrue();
        assertThat(story.annotates("removal-hold", "7d").hours(1).isQuiet()).isTrue();
        assertThat(story.annotates("removal-hold", "0").blocks()).containsExactly(A);
        assertThat(story.annotates("removal-hold", "7d").isQuiet()).isTrue();
    }

    @Test
    void whatTheAuthorExcludesDoesNotWait() {
        withdrawn().annotates("except", "20.3.0.0/17");
        assertThat(story.blocks()).containsExactly(A, "20.3.128.0/17");
        assertThat(story.annotates("egress", S3 + " unless " + B).blocks()).containsExactly(A);
    }

    @Test
    void whatSomebodyClosedByHandIsNotOpenedBecauseItWaits() {
        withdrawn().edits(A);
        assertThat(story.isQuiet()).isTrue();
        assertThat(story.pending().isEmpty()).isTrue();
    }

    @Test
    void whatSomebodyOpenedByHandDoesNotWait() {
        assertThat(withdrawn().edits(A, B, C).blocks()).containsExactly(A, B);
    }

    private Story withdrawn() {
        return story.applies().hours(1).publishes("aws", "S3 " + A);
    }
}
