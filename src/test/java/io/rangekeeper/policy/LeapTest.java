package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The clock leaps ahead: for what waits, that time has not passed.
class LeapTest {
    private static final String A = "20.1.0.0/16";
    private static final String B = "20.3.0.0/16";
    private static final Duration LEAP = Duration.ofDays(2);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void whatIsWithdrawnStaysOpenForAsLongAsItWould() {
        Story story = new Story("egress", "aws").publishes("aws", "S3 " + A + " " + B).applies();
        Instant since = story.hours(1).publishes("aws", "S3 " + A).now();

        story.hours(5).leaps(LEAP);

        assertThat(story.blocks()).containsExactly(A, B);
        assertThat(story.decided().pending())
                .extracting(Pending::until)
                .containsExactly(since.plus(LEAP).plus(Duration.ofHours(24)));
        assertThat(story.plan().wake()).hasValue(since.plus(LEAP).plus(Duration.ofHours(24)));
        assertThat(story.passes(Duration.ofHours(19).minus(SECOND)).isQuiet()).isTrue();
        assertThat(story.passes(SECOND).blocks()).containsExactly(A);
    }

    @Test
    void whatLeavesASubtractedFeedStaysClosedForAsLongAsItWould() {
        Story story =
                new Story("egress", "aws unless gcp")
                        .publishes("gcp", "Cloud " + B)
                        .publishes("aws", "S3 " + A + " " + B)
                        .applies();
        story.hours(1).publishes("gcp", "Cloud 34.0.0.0/15");

        story.hours(5).leaps(LEAP);

        assertThat(story.blocks()).containsExactly(A);
        assertThat(story.passes(Duration.ofHours(19).minus(SECOND)).isQuiet()).isTrue();
        assertThat(story.passes(SECOND).blocks()).containsExactly(A, B);
    }

    @Test
    void whatHasLeftASubtractedFeedLongAgoStaysOpen() {
        Story story =
                new Story("egress", "aws unless gcp")
                        .publishes("gcp", "Cloud " + B)
                        .publishes("aws", "S3 " + A + " " + B)
                        .applies();
        story.hours(1).publishes("gcp", "Cloud 34.0.0.0/15");
        assertThat(story.hours(25).blocks()).containsExactly(A, B);

        story.leaps(LEAP);

        assertThat(story.isQuiet()).isTrue();
        assertThat(story.pending().isEmpty()).isTrue();
    }

    @Test
    void whatNobodyRemembersWaitsForAsLongAsItWould() {
        Story story = new Story("egress", "aws").publishes("aws", "S3 " + A + " " + B).applies();
        story.hours(1).publishes("aws", "S3 " + A).forgets();

        story.hours(1).leaps(LEAP);

        assertThat(story.blocks()).containsExactly(A, B);
        assertThat(story.hours(22).isQuiet()).isTrue();
        assertThat(story.hours(1).blocks()).containsExactly(A);
    }

    @Test
    void growthIsMeasuredAgainstTheSameWeek() {
        Story story = new Story("egress", "aws").publishes("aws", blocks(10)).applies();
        story.hours(1).publishes("aws", blocks(18)).applies();
        assertThat(story.held()).isEmpty();

        story.leaps(Duration.ofDays(20)).hours(1).publishes("aws", blocks(25));

        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_ADDED);
        assertThat(story.blocks()).hasSize(18);
        assertThat(story.passes(Duration.ofDays(8)).blocks()).hasSize(25);
    }

    @Test
    void lossIsMeasuredAgainstTheSameDay() {
        Story story = new Story("egress", "aws").annotates("removal-hold", "0");
        story.publishes("aws", blocks(20)).applies();
        assertThat(story.hours(1).publishes("aws", blocks(16)).blocks()).hasSize(16);

        story.leaps(LEAP).hours(1).publishes("aws", blocks(13));

        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
    }

    /// So many of them, none beside another.
    private static String blocks(int count) {
        List<String> blocks =
                IntStream.range(0, count).mapToObj(i -> "20." + 2 * i + ".0.0/16").toList();
        return "S3 " + String.join(" ", blocks);
    }
}
