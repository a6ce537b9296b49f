package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// While a rule waits for a feed nothing of it changes but what its author excludes.
class WaitingTest {
    private static final String BOTH = "aws or gcp";
    private static final String A = "20.1.0.0/16";
    private static final String C = "34.0.0.0/15";

    private final Story story = new Story("egress", BOTH).publishes("aws", "S3 " + A);

    @Test
    void aRuleThatWaitsIsLeftAsItIs() {
        assertThat(story.planned().state()).isEqualTo(State.WAITING);
        assertThat(story.isQuiet()).isTrue();
        assertThat(story.blocks()).containsExactly("192.0.2.0/24");
        assertThat(story.edits("99.0.0.0/8").isQuiet()).isTrue();
        assertThat(story.annotates("adopt", "true").isQuiet()).isTrue();
    }

    @Test
    void whatItsAuthorExcludesIsClosed() {
        assertThat(story.edits("99.0.0.0/8", A).annotates("except", "99.1.0.0/16").blocks())
                .containsExactly(A, "99.0.0.0/8 !99.1.0.0/16");
        assertThat(story.planned().state()).isEqualTo(State.WAITING);
    }

    @Test
    void whereAllIsExcludedTheRuleAllowsNowhere() {
        assertThat(story.edits(A).annotates("except", "20.0.0.0/8").blocks())
                .containsExactly("192.0.2.0/32");
    }

    @Test
    void anExceptionThatTakesNothingAwayIsNoWrite() {
        assertThat(story.edits(A).annotates("except", "99.0.0.0/8").isQuiet()).isTrue();
    }

    @Test
    void aRuleOfOursGoesOnAfterwardsAsOurs() {
        story.publishes("gcp", "Cloud " + C).applies();
        story.forgetsAllBut("aws").annotates("except", "20.1.1.0/24");
        assertThat(story.blocks()).containsExactly("20.1.0.0/16 !20.1.1.0/24", C);
        assertThat(story.planned().state()).isEqualTo(State.WAITING);

        story.hours(1).publishes("gcp", "Cloud " + C + " 36.0.0.0/24");
        assertThat(story.held()).isEmpty();
        assertThat(story.blocks()).containsExactly("20.1.0.0/16 !20.1.1.0/24", C, "36.0.0.0/24");
    }

    @Test
    void aMistakeIsOneAlsoWhileTheRuleWaits() {
        assertThat(story.annotates("except", "20.1.0.0/33").plan())
                .isInstanceOf(PolicyPlan.Invalid.class);
    }
}
