package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Of its own way out the controller closes nothing.
class OwnPolicyTest {
    private static final String S3 = "aws{service=\"S3\"}";
    private static final String A = "20.1.0.0/16";
    private static final String B = "20.3.0.0/16";
    private static final String C = "20.5.0.0/16";

    private final Story story =
            own("egress", S3).publishes("aws", "S3 " + A + " " + B, "EC2 " + C).applies();

    @Test
    void whatItsOwnersWithdrawStays() {
        story.hours(1).publishes("aws", "S3 " + A, "EC2 " + C).hours(24);
        assertThat(story.held()).containsExactly(Held.Reason.OWN_POLICY);
        assertThat(story.decided().held().getFirst().id()).isEmpty();
        assertThat(story.blocks()).containsExactly(A, B);
    }

    @Test
    void whatItsAuthorExcludesStays() {
        assertThat(story.annotates("except", B).blocks()).containsExactly(A, B);
        assertThat(story.annotates("egress", S3 + " unless " + B).blocks()).containsExactly(A, B);
        assertThat(story.held()).containsExactly(Held.Reason.OWN_POLICY);
    }

    @Test
    void whatItsAuthorExcludesStaysAlsoWhileAFeedIsMissing() {
        story.annotates("egress", "gcp").annotates("except", B);
        assertThat(story.planned().state()).isEqualTo(State.WAITING);
        assertThat(story.blocks()).containsExactly(A, B);
    }

    @Test
    void whatItsAuthorExcludesIsNotOpened() {
        story.annotates("except", C).annotates("egress", "aws");
        assertThat(story.blocks()).containsExactly(A, B);
    }

    @Test
    void whatItsAuthorAsksForInsteadIsOpenedBesides() {
        assertThat(story.annotates("egress", "aws{service=\"EC2\"}").blocks())
                .containsExactly(A, B, C);
        assertThat(story.hours(24).isQuiet()).isTrue();
        assertThat(story.held()).containsExactly(Held.Reason.OWN_POLICY);
    }

    @Test
    void aPersonTakesOutByHandWhatIsToGo() {
        story.hours(1).publishes("aws", "S3 " + A, "EC2 " + C).hours(24).edits(A);
        assertThat(story.held()).isEmpty();
        assertThat(story.isQuiet()).isTrue();
    }

    @Test
    void whatWasOpenBeforeItWasManagedStaysAlsoWithAdopt() {
        Story taken = own("egress", S3, "adopt", "true").publishes("aws", "S3 " + A);
        assertThat(taken.edits("172.16.0.0/12", "192.0.2.0/24").blocks())
                .containsExactly(A, "172.16.0.0/12");
    }

    @Test
    void aPolicyOfAnotherNamespaceIsNotItsOwn() {
        Story other =
                new Story("egress", S3)
                        .settings(Given.settings(new Self("elsewhere", Map.of())))
                        .publishes("aws", "S3 " + A + " " + B)
                        .applies();
        assertThat(other.annotates("except", B).blocks()).containsExactly(A);
    }

    @Test
    void whatIsOverTheBudgetClosesNothingEither() {
        story.hours(1).publishes("aws", "S3 " + A, "EC2 " + C).hours(24);
        story.annotates("max-cidrs", "1");
        assertThat(story.blocks()).isEqualTo(List.of(A, B));
    }

    private static Story own(String... annotations) {
        return new Story(annotations)
                .settings(Given.settings(new Self("shop", Map.of("app", "rangekeeper"))));
    }
}
