package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What becomes of a rule of which its owners publish nothing any more.
class EmptiedSelectionTest {
    private static final List<String> PLACEHOLDER = List.of("192.0.2.0/24");

    private static final String S3_ASKED = "aws{service=\"S3\"}";

    private static final Snapshot NO_S3 = Given.snapshot("aws", "2", "EC2 10.3.0.0/16");

    private static final Snapshots S3_GONE =
            Snapshots.of(List.of(NO_S3, Given.GCP), List.of(Given.AWS));

    @Test
    void aRuleWhoseSelectionItsOwnersEmptiedKeepsWhatItHas() {
        assertHeld(
                written(),
                S3_GONE,
                new Held(
                        Held.Reason.EMPTY,
                        Given.set(""),
                        Given.set("10.1.0.0/16 10.2.0.0/16"),
                        "nothing of the selection is published any more; a rule without peers would allow everything,"
                                + " so edit the policy if the rule is to go; until then it keeps"
                                + " 2 CIDRs (10.1.0.0/16, 10.2.0.0/16)",
                        Optional.empty()));
        assertThat(Given.planned(written(), S3_GONE).change()).isEmpty();
    }

    @Test
    void whatIsExcludedOrWasNeverAskedForDoesNotStayBecauseTheSelectionIsEmpty() {
        ObjectNode edited =
                Given.policy(
                        List.of("10.1.0.0/16", "10.2.0.0/16", "0.0.0.0/0"),
                        "egress",
                        S3_ASKED,
                        "except",
                        "10.2.0.0/16");
        ObjectNode policy =
                Given.with(
                        edited,
                        "applied",
                        PolicyJson.annotations(written()).path(Annotations.APPLIED).asText());
        ObjectNode corrected = Given.applied(policy, S3_GONE);
        assertThat(Given.blocks(corrected)).containsExactly("10.1.0.0/16");
        assertThat(Given.planned(corrected, S3_GONE).change()).isEmpty();
    }

    @Test
    void aRuleIsNotCutOffBecauseItsOwnersLeaveOnlyWhatIsExcluded() {
        ObjectNode policy =
                Given.applied(
                        Given.policy(PLACEHOLDER, "egress", S3_ASKED, "except", "10.2.0.0/16"),
                        Given.SNAPSHOTS);
        Snapshot less = Given.snapshot("aws", "2", "S3 10.2.0.0/16");
        for (List<Snapshot> earlier : List.of(List.of(Given.AWS), List.<Snapshot>of())) {
            Snapshots now = Snapshots.of(List.of(less, Given.GCP), earlier);
            assertThat(Given.decided(policy, now).held())
                    .map(Held::reason)
                    .containsExactly(Held.Reason.EMPTY);
            assertThat(Given.blocks(Given.applied(policy, now))).containsExactly("10.1.0.0/16");
        }
    }

    @Test
    void whatIsExcludedClosesAlsoWhenItIsAllThatAHeldRuleHas() {
        ObjectNode excluded = Given.with(written(), "except", "10.0.0.0/8");
        assertThat(Given.blocks(Given.applied(excluded, S3_GONE))).containsExactly("192.0.2.0/32");
    }

    @Test
    void anEmptiedRuleThatComesBackIsGoingOn() {
        Snapshot back = Given.snapshot("aws", "3", "S3 10.2.0.0/16");
        Snapshots now = Snapshots.of(List.of(back, Given.GCP), List.of(NO_S3, Given.AWS));
        ObjectNode held = Given.applied(written(), S3_GONE);
        assertThat(Given.blocks(Given.applied(held, now))).containsExactly("10.2.0.0/16");
    }

    @Test
    void whatStaysOfAnEmptiedRuleKeepsItsExceptions() {
        ObjectNode written =
                Given.applied(Given.with(written(), "except", "10.1.1.1"), Given.SNAPSHOTS);
        ObjectNode edited =
                Given.policy(List.of("10.1.0.0/16"), "egress", S3_ASKED, "except", "10.1.1.1");
        ObjectNode policy =
                Given.with(
                        edited,
                        "applied",
                        PolicyJson.annotations(written).path(Annotations.APPLIED).asText());
        assertThat(Given.blocks(Given.applied(policy, S3_GONE)))
                .containsExactly("10.1.0.0/16 !10.1.1.1/32");
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
