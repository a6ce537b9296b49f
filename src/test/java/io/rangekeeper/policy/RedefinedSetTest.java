package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A named set that the administrator gives another meaning.
class RedefinedSetTest {
    @Test
    void aSetThatHoldsNoFeedBeforeNorAfterwardsIsJudgedToo() {
        Story story = new Story("egress", "@office").names("office", "20.0.0.0/24 or 20.2.0.0/24");
        assertThat(story.blocks()).containsExactly("20.0.0.0/24", "20.2.0.0/24");

        story.names("office", "20.0.0.0/24 or 20.4.0.0/24");

        assertThat(story.blocks()).containsExactly("20.0.0.0/24", "20.4.0.0/24");
    }
}
