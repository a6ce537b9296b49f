package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What owners withdrew and a person has to look at.
class HeldRemovalsTest {
    @Test
    void aHeldRemovalDoesNotBecomeSmallByWhatIsAddedAfterwards() {
        Story story =
                new Story("egress", "aws", "removal-hold", "0")
                        .publishes("aws", "S3 " + blocks(0, 12))
                        .applies()
                        .fails(Duration.ofHours(1))
                        .publishes("aws", "S3 " + blocks(4, 15))
                        .applies();
        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);

        story.hours(30);

        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
        assertThat(story.blocks()).hasSize(15);
    }

    @Test
    void withoutMemoryTooNoFamilyGoesByWhatASubtractedFeedGains() {
        Story story =
                new Story("egress", "aws unless gcp")
                        .publishes("aws", "S3 20.1.0.0/16 2a00::/32")
                        .publishes("gcp", "Cloud 34.0.0.0/15")
                        .applies()
                        .publishes("gcp", "Cloud 34.0.0.0/15 2a00::/32")
                        .forgets();

        assertThat(story.held()).containsExactly(Held.Reason.TOO_MUCH_REMOVED);
        assertThat(story.blocks()).containsExactly("20.1.0.0/16", "2a00::/32");
    }

    private static String blocks(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "20." + i + ".0.0/24")
                .collect(Collectors.joining(" "));
    }
}
