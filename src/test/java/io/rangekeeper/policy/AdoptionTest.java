package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.feed.Snapshots;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What becomes of blocks that a rule held before it was managed.
class AdoptionTest {
    private static final List<String> PLACEHOLDER = List.of("192.0.2.0/24");

    private static final String S3_ASKED = "aws{service=\"S3\"}";

    @Test
    void otherBlocksOfANewRuleStayAndTheSelectionIsAdded() {
        ObjectNode policy =
                Given.policy(List.of("10.1.0.0/16", "172.16.0.0/12"), "egress", S3_ASKED);
        assertHeld(
                policy,
                Given.SNAPSHOTS,
                new Held(
                        Held.Reason.ADOPTION,
                        Given.set(""),
                        Given.set("172.16.0.0/12"),
                        "as far as is known, the rule is managed for the first time; it holds 1 CIDR (172.16.0.0/12) that the expression does"
                                + " not select; they stay until rangekeeper.io/adopt: \"true\" lets them go"
                                + " (or add them to the expression with \"or\")",
                        Optional.of(
                                HeldId.of(
                                        PolicyJson.read(policy),
                                        "egress.tcp-443",
                                        Optional.empty(),
                                        Given.set(""),
                                        Given.set("172.16.0.0/12"),
                                        0))));
        ObjectNode written = Given.applied(policy, Given.SNAPSHOTS);
        assertThat(Given.blocks(written))
                .containsExactly("10.1.0.0/16", "10.2.0.0/16", "172.16.0.0/12");
        assertThat(Given.planned(written, Given.SNAPSHOTS).state()).isEqualTo(State.HELD);
        assertThat(PolicyJson.annotations(written).path(Annotations.APPLIED).asText())
                .contains("\"adopting\":true");
    }

    @Test
    void otherBlocksGoWhenTheAuthorAdoptsTheRule() {
        ObjectNode policy = Given.policy(List.of("172.16.0.0/12"), "egress", S3_ASKED);
        ObjectNode held = Given.applied(policy, Given.SNAPSHOTS);
        ObjectNode adopted = Given.applied(Given.with(held, "adopt", "true"), Given.SNAPSHOTS);
        assertThat(Given.blocks(adopted)).containsExactly("10.1.0.0/16", "10.2.0.0/16");
    }

    @Test
    void otherBlocksThatAreExcludedGoAtOnce() {
        ObjectNode policy =
                Given.policy(
                        List.of("172.16.0.0/12"), "egress", S3_ASKED, "except", "172.16.0.0/13");
        assertThat(Given.blocks(Given.applied(policy, Given.SNAPSHOTS)))
                .containsExactly("10.1.0.0/16", "10.2.0.0/16", "172.24.0.0/13");
    }

    @Test
    void aBlockIsNoPlaceholderBecauseAPartOfItIsDocumentationSpace() {
        ObjectNode policy =
                Given.policy(List.of("192.0.2.0/23"), "egress", S3_ASKED, "except", "192.0.3.0/24");
        ObjectNode written = Given.applied(policy, Given.SNAPSHOTS);
        assertThat(Given.blocks(written)).containsExactly("10.1.0.0/16", "10.2.0.0/16");
        assertThat(Given.planned(written, Given.SNAPSHOTS).change()).isEmpty();
    }

    @Test
    void aBroadBlockThatWasThereBeforeDoesNotHoldTheSelection() {
        ObjectNode policy = Given.policy(List.of("172.0.0.0/7"), "egress", S3_ASKED);
        assertThat(Given.decided(policy, Given.SNAPSHOTS).held())
                .map(Held::reason)
                .containsExactly(Held.Reason.ADOPTION);
        assertThat(Given.blocks(Given.applied(policy, Given.SNAPSHOTS)))
                .containsExactly("10.1.0.0/16", "10.2.0.0/16", "172.0.0.0/7");
    }

    @Test
    void anEditedRuleWhosePastIsNotAtHandIsAdoptedAgain() {
        ObjectNode edited =
                Given.policy(List.of("10.1.0.0/16", "172.16.0.0/12"), "egress", S3_ASKED);
        ObjectNode policy =
                Given.with(
                        edited,
                        "applied",
                        PolicyJson.annotations(written()).path(Annotations.APPLIED).asText());
        Snapshots later =
                Snapshots.of(List.of(Given.snapshot("aws", "2", "S3 10.1.0.0/16"), Given.GCP));
        assertThat(Given.decided(policy, later).held())
                .map(Held::reason)
                .containsExactly(Held.Reason.ADOPTION);
    }

    @Test
    void aHashThatSomebodyForgedDoesNotMakeARuleOurs() {
        ObjectNode forged =
                Given.with(
                        written(),
                        "applied",
                        PolicyJson.annotations(written())
                                .path(Annotations.APPLIED)
                                .asText()
                                .replaceAll("\"written\":\"..", "\"written\":\"00"));
        Snapshots later =
                Snapshots.of(List.of(Given.snapshot("aws", "2", "S3 10.1.0.0/16"), Given.GCP));
        assertThat(Given.decided(forged, later).held())
                .map(Held::reason)
                .containsExactly(Held.Reason.ADOPTION);
    }

    private static void assertHeld(ObjectNode policy, Snapshots snapshots, Held held) {
        assertThat(Given.planned(policy, snapshots).state()).isEqualTo(State.HELD);
        assertThat(Given.decided(policy, snapshots).held())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .containsExactly(held);
    }

    private static ObjectNode written() {
        return Given.applied(Given.policy(PLACEHOLDER, "egress", S3_ASKED), Given.SNAPSHOTS);
    }
}
