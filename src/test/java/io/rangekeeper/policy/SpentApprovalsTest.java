package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// An approval is spent when it lets something through, and once.
class SpentApprovalsTest {
    @Test
    void aChangeThatIsJudgedTwiceSpendsOne() {
        Story story =
                new Story("egress", "aws")
                        .publishes("aws", "S3 20.1.0.0/16 20.3.0.0/16 2a00::/32")
                        .applies()
                        .publishes("aws", "S3 20.1.0.0/16 20.3.0.0/16")
                        .hours(25);
        story.annotates("approve", story.id()).annotates("max-cidrs", "1");

        assertThat(story.blocks()).containsExactly("20.1.0.0/16", "20.3.0.0/16");
        assertThat(PolicyJson.annotations(story.policy()).path(Annotations.APPLIED).asText())
                .contains("\"spent\":1");
    }

    @Test
    void whatIsOverTheBudgetSpendsNone() {
        Story story =
                new Story("egress", "aws")
                        .publishes("aws", "S3 20.1.0.0/16")
                        .applies()
                        .hours(1)
                        .publishes("aws", "S3 20.1.0.0/16 20.4.0.0/15");
        story.annotates("approve", story.id())
                .annotates("max-cidrs", "2")
                .annotates("except", "20.1.1.0/24")
                .applies();
        assertThat(story.held()).containsExactly(Held.Reason.OVER_BUDGET);

        story.annotates("max-cidrs", "3");

        assertThat(story.blocks()).containsExactly("20.1.0.0/16 !20.1.1.0/24", "20.4.0.0/15");
    }
}
