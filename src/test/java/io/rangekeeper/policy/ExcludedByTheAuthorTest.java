package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the author's present expression excludes is closed at once, whatever else is held.
class ExcludedByTheAuthorTest {
    private static final String S3 = "aws{service=\"S3\"}";
    private static final String S3_UNLESS_EC2 = S3 + " unless aws{service=\"EC2\"}";

    @Test
    void alsoWhenNothingOfItWasPublishedForAWhile() {
        Story story =
                new Story("egress", S3)
                        .publishes("aws", "S3 20.1.0.0/16 2a00::/32", "EC2 20.1.0.0/16 2a00::/32")
                        .applies()
                        .hours(1)
                        .publishes("aws", "S3 20.1.0.0/16 2a00::/32", "EC2 20.3.0.0/16")
                        .annotates("egress", S3_UNLESS_EC2)
                        .annotates("except", "20.1.1.0/24")
                        .applies();
        assertThat(story.held()).containsExactly(Held.Reason.EMPTY);

        story.hours(1).publishes("aws", "S3 20.4.0.0/16 2a00::/32", "EC2 20.3.0.0/16");

        assertThat(story.blocks()).containsExactly("20.4.0.0/16");
    }

    @Test
    void alsoWhatAnExpressionInBetweenLeftOpen() {
        Story story =
                new Story("egress", S3, "max-cidrs", "2")
                        .publishes(
                                "aws", "S3 20.1.0.0/16", "EC2 20.3.0.0/16 20.5.0.0/16 20.7.0.0/16")
                        .applies()
                        .edits("20.1.0.0/16", "20.3.0.0/16")
                        .annotates("egress", "aws{service=\"EC2\"}");
        assertThat(story.blocks()).containsExactly("20.3.0.0/16");

        story.annotates("egress", S3);

        assertThat(story.blocks()).containsExactly("20.1.0.0/16");
    }

    @Test
    void alsoWhatWasExcludedAsLongAsItWasPublished() {
        Story story =
                new Story("egress", "aws")
                        .publishes("aws", "S3 20.1.0.0/16 2a00::/32", "EC2 20.1.0.0/16 2a00::/32")
                        .applies()
                        .hours(1)
                        .publishes("aws", "S3 20.2.0.0/16", "EC2 20.3.0.0/16")
                        .hours(30)
                        .annotates("egress", S3_UNLESS_EC2);

        assertThat(story.blocks()).containsExactly("20.2.0.0/16");
    }
}
