package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What leaves a feed that an expression subtracts makes the result grow: there the hold turns
/// round.
class SubtractionTest {
    private static final String AMAZON = "AMAZON 20.0.0.0/16 20.2.0.0/16";
    private static final String WITHOUT_EC2 = "aws{service=\"AMAZON\"} unless aws{service=\"EC2\"}";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Story story =
            new Story("egress", WITHOUT_EC2).publishes("aws", AMAZON, "EC2 20.2.0.0/16").applies();

    @Test
    void whatLeavesASubtractedFeedOpensNothingForTheHold() {
        story.hours(1).publishes("aws", AMAZON);
        assertThat(story.isQuiet()).isTrue();
        assertThat(story.plan().wake()).contains(story.now().plus(Duration.ofHours(24)));
        assertThat(story.passes(Duration.ofHours(24).minus(SECOND)).isQuiet()).isTrue();
        assertThat(story.passes(SECOND).blocks()).containsExactly("20.0.0.0/16", "20.2.0.0/16");
    }

    @Test
    void whatASubtractedFeedGainsIsClosedAtOnce() {
        story.hours(1).publishes("aws", AMAZON, "EC2 20.0.0.0/17 20.2.0.0/16");
        assertThat(story.pending().isEmpty()).isTrue();
        assertThat(story.held()).isEmpty();
        assertThat(story.blocks()).containsExactly("20.0.128.0/17");
    }

    @Test
    void whatComesAndGoesInASubtractedFeedStaysClosed() {
        story.hours(1).publishes("aws", AMAZON, "EC2 20.0.0.0/17 20.2.0.0/16").applies();
        for (int day = 0; day < 3; day++) {
            story.hours(12).publishes("aws", AMAZON, "EC2 20.2.0.0/16");
            assertThat(story.isQuiet()).isTrue();
            story.hours(12).publishes("aws", AMAZON, "EC2 20.0.0.0/17 20.2.0.0/16");
            assertThat(story.isQuiet()).isTrue();
        }
        story.hours(12).publishes("aws", AMAZON, "EC2 20.2.0.0/16");
        assertThat(story.hours(24).blocks()).containsExactly("20.0.0.0/16");
    }

    @Test
    void whatMovesFromTheSubtractedSideAndIsWithdrawnIsNeverOpen() {
        story.hours(1).publishes("aws", AMAZON).hours(23);
        story.publishes("aws", "AMAZON 20.0.0.0/16");
        assertThat(story.hours(30).isQuiet()).isTrue();
    }

    @Test
    void noTimePassesForWhatIsSubtractedWhileTheFeedFails() {
        story.hours(1).publishes("aws", AMAZON).fails(Duration.ofDays(5));
        assertThat(story.isQuiet()).isTrue();
    }

    @Test
    void withoutAHoldWhatLeavesASubtractedFeedIsOpenAtOnce() {
        story.annotates("removal-hold", "0").hours(1).publishes("aws", AMAZON);
        assertThat(story.blocks()).containsExactly("20.0.0.0/16", "20.2.0.0/16");
    }

    @Test
    void aReplacedRuleLooksBackWhereTheExpressionIsNew() {
        Story other = new Story("egress", "aws{service=\"AMAZON\"}").publishes("aws", AMAZON);
        other.publishes("aws", AMAZON, "EC2 20.2.0.0/16").applies().hours(1);
        other.publishes("aws", AMAZON, "EC2 20.4.0.0/16").annotates("egress", WITHOUT_EC2);
        assertThat(other.blocks()).containsExactly("20.0.0.0/16");
    }

    @Test
    void anotherFeedIsSubtractedLikeWise() {
        Story other =
                new Story("egress", "gcp unless aws")
                        .publishes("gcp", "Cloud 34.0.0.0/15")
                        .publishes("aws", "EC2 34.1.0.0/16")
                        .applies()
                        .hours(1);
        assertThat(other.publishes("aws", "EC2 20.2.0.0/16").isQuiet()).isTrue();
        assertThat(other.hours(24).blocks()).containsExactly("34.0.0.0/15");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@amazon unless @rented",
                "@unrented",
                "@amazon and (@amazon unless (@rented or aws{service=\"EC2\"}))"
            })
    void namedSetsAreLookedThrough(String expression) {
        Story named =
                new Story("egress", expression)
                        .names(
                                "amazon",
                                "aws{service=\"AMAZON\"}",
                                "rented",
                                "aws{service=\"EC2\"}",
                                "unrented",
                                "@amazon unless @rented")
                        .publishes("aws", AMAZON, "EC2 20.2.0.0/16")
                        .applies()
                        .hours(1)
                        .publishes("aws", AMAZON, "EC2 20.0.0.0/17");
        assertThat(named.blocks()).containsExactly("20.0.128.0/17");
        assertThat(named.hours(24).blocks()).containsExactly("20.0.128.0/17", "20.2.0.0/16");
    }

    @Test
    void whatIsSubtractedTwiceIsAdded() {
        Story twice =
                new Story(
                                "egress",
                                "aws{service=\"AMAZON\"} unless (aws{service=\"EC2\"} unless aws{service=\"S3\"})")
                        .publishes("aws", AMAZON, "EC2 20.2.0.0/16", "S3 20.2.0.0/17")
                        .applies();
        assertThat(Given.blocks(twice.policy())).containsExactly("20.0.0.0/16", "20.2.0.0/17");

        twice.hours(1).publishes("aws", AMAZON, "EC2 20.2.0.0/16");
        assertThat(twice.isQuiet()).isTrue();
        assertThat(twice.pending()).isEqualTo(Given.set("20.2.0.0/17"));
        assertThat(twice.hours(24).blocks()).containsExactly("20.0.0.0/16");

        twice.publishes("aws", AMAZON, "S3 20.2.0.0/17");
        assertThat(twice.blocks()).containsExactly("20.0.0.0/16", "20.2.0.0/17");
        assertThat(twice.hours(24).blocks()).containsExactly("20.0.0.0/16", "20.2.0.0/16");
    }

    @Test
    void anExceptionStandsAboveAll() {
        story.annotates("except", "20.0.1.0/24 20.2.0.0/16");
        List<String> excepted = List.of("20.0.0.0/16 !20.0.1.0/24");
        assertThat(story.blocks()).isEqualTo(excepted);
        story.hours(1).publishes("aws", AMAZON).hours(24);
        assertThat(story.blocks()).isEqualTo(excepted);
        story.publishes("aws", "AMAZON 20.2.0.0/16 20.4.0.0/16", "EC2 20.4.0.0/16");
        assertThat(story.blocks()).isEqualTo(excepted);
    }
}
