package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What becomes of policies that nothing is held of.
class PlannerTest {
    private static final List<String> PLACEHOLDER = List.of("192.0.2.0/24");

    private static final List<String> S3 = List.of("10.1.0.0/16", "10.2.0.0/16");

    private static final String S3_ASKED = "aws{service=\"S3\"}";

    @Test
    void aPlaceholderGivesWayToTheSelection() {
        ObjectNode policy = Given.policy(PLACEHOLDER, "egress", S3_ASKED);
        assertThat(Given.planned(policy, Given.SNAPSHOTS).state()).isEqualTo(State.SYNCED);
        assertThat(Given.blocks(Given.applied(policy, Given.SNAPSHOTS))).isEqualTo(S3);
    }

    @Test
    void anUnlabelledWishIsNone() {
        ObjectNode policy = Given.policy(PLACEHOLDER, "except", "10.0.0.0/8", "applied", "x");
        PolicyPlan plan = Given.plan(policy, Given.SNAPSHOTS);
        assertThat(plan).isInstanceOf(PolicyPlan.Unmanaged.class);
        assertThat(plan.state()).isEqualTo(State.UNMANAGED);
    }

    @Test
    void aRuleThatIsRightAlreadyIsPutOnRecordOnce() {
        ObjectNode policy =
                Given.policy(
                        List.of("10.1.9.9/16", "10.2.0.0/17", "10.2.128.0/17"), "egress", S3_ASKED);
        RulePlan.Decided plan = Given.decided(policy, Given.SNAPSHOTS);
        assertThat(plan.isDue()).isTrue();
        assertThat(plan.changesAddresses()).isFalse();
        ObjectNode written = Given.applied(policy, Given.SNAPSHOTS);
        assertThat(Given.blocks(written)).isEqualTo(S3);
        assertThat(Given.planned(written, Given.SNAPSHOTS).change()).isEmpty();
    }

    @Test
    void anotherSpellingOfTheExpressionIsNoNews() {
        ObjectNode written = written();
        ObjectNode respelled = Given.with(written, "egress", "( aws{ service = 'S3' } )");
        assertThat(Given.planned(respelled, Given.SNAPSHOTS).change()).isEmpty();
    }

    @Test
    void otherDocumentsWithTheSameAddressesAreNoChange() {
        Snapshot aggregated =
                Given.snapshot(
                        "aws", "2", "S3 10.1.0.0/17 10.1.128.0/17 10.2.0.0/16", "EC2 44.0.0.0/8");
        Snapshots now = Snapshots.of(List.of(aggregated, Given.GCP), List.of(Given.AWS));
        assertThat(Given.planned(written(), now).change()).isEmpty();
    }

    @Test
    void aBlockThatIsNoCidrIsDriftOnARuleOfOurs() {
        ObjectNode edited =
                Given.policy(
                        List.of("10.1.0.0/16", "10.2.0.0/16", "10.2.0.0/99"), "egress", S3_ASKED);
        ObjectNode policy = Given.with(edited, "applied", applied(written()));
        assertThat(Given.blocks(Given.applied(policy, Given.SNAPSHOTS))).isEqualTo(S3);
    }

    @Test
    void aBlockThatIsNoCidrIsTheAuthorsMistakeAtFirst() {
        ObjectNode policy = Given.policy(List.of("10.2.0.0/99"), "egress", S3_ASKED);
        assertThat(Given.problems(policy, Given.SNAPSHOTS))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.where()).isEqualTo("spec.egress[0] (TCP 443)");
                    assertThat(problem.message()).contains("10.2.0.0/99");
                });
    }

    @Test
    void whatIsExcludedIsWrittenAsAnException() {
        ObjectNode policy =
                Given.policy(PLACEHOLDER, "egress", "aws", "except", "10.1.2.0/24, 10.2.0.0/15");
        assertThat(Given.blocks(Given.applied(policy, Given.SNAPSHOTS)))
                .containsExactly("10.1.0.0/16 !10.1.2.0/24", "2a00::/32");
    }

    @Test
    void observingReportsAndWritesNothing() {
        ObjectNode policy = Given.policy(PLACEHOLDER, "egress", S3_ASKED, "mode", "observe");
        PolicyPlan.Planned plan = Given.planned(policy, Given.SNAPSHOTS);
        assertThat(plan.change()).isEmpty();
        assertThat(plan.state()).isEqualTo(State.OBSERVED);
        assertThat(Given.decided(policy, Given.SNAPSHOTS).blocks()).hasSize(2);
    }

    @Test
    void aRuleWaitsForAFeedThatWasNeverReadAndOthersGoOn() {
        ObjectNode policy =
                PolicyJson.policy(
                        "{\"policyTypes\": [\"Egress\"], \"egress\": [%s, %s]}"
                                .formatted(
                                        Given.rule(443, PLACEHOLDER), Given.rule(80, PLACEHOLDER)),
                        "egress.tcp-443",
                        "gcp",
                        "egress.tcp-80",
                        "aws unless gcp");
        Snapshots onlyGcp = Snapshots.of(List.of(Given.GCP));
        PolicyPlan.Planned plan = Given.planned(policy, onlyGcp);
        assertThat(plan.state()).isEqualTo(State.WAITING);
        assertThat(plan.rules().get(1))
                .isInstanceOfSatisfying(
                        RulePlan.Waiting.class,
                        waiting -> assertThat(waiting.missing()).containsExactly(Given.AWS.key()));
        ObjectNode written = Given.applied(policy, onlyGcp);
        assertThat(Given.blocks(written, Direction.EGRESS, 0)).containsExactly("34.0.0.0/15");
        assertThat(Given.blocks(written, Direction.EGRESS, 1)).isEqualTo(PLACEHOLDER);
    }

    @Test
    void anUnknownValueIsAMistakeInANewExpression() {
        ObjectNode policy = Given.with(written(), "egress", "aws{service=\"S4\"}");
        assertThat(Given.problems(policy, Given.SNAPSHOTS))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.where()).isEqualTo("rangekeeper.io/egress");
                    assertThat(problem.message()).startsWith("column ").contains("S4");
                });
    }

    @Test
    void aValueThatItsOwnerRetiresIsAWarningAndTheRestGoesOn() {
        ObjectNode policy =
                Given.policy(
                        PLACEHOLDER,
                        "egress",
                        S3_ASKED + " or aws{service=\"EC2\",family=\"ipv4\"}");
        ObjectNode written = Given.applied(policy, Given.SNAPSHOTS);
        Snapshot retired = Given.snapshot("aws", "2", "S3 10.1.0.0/16 10.4.0.0/16");
        Snapshots now = Snapshots.of(List.of(retired, Given.GCP), List.of(Given.AWS));
        assertThat(Given.decided(written, now).warnings())
                .singleElement()
                .asString()
                .contains("EC2");
        assertThat(Given.blocks(Given.applied(written, now)))
                .containsExactly("10.1.0.0/16", "10.4.0.0/16");
    }

    @Test
    void theNoteOfWhatWasAppliedIsNeverTooLong() {
        List<Integer> ports = IntStream.rangeClosed(1, 20).boxed().toList();
        String rules =
                String.join(
                        ", ", ports.stream().map(port -> Given.rule(port, PLACEHOLDER)).toList());
        ObjectNode policy =
                PolicyJson.policy("{\"policyTypes\": [\"Egress\"], \"egress\": [" + rules + "]}");
        ports.forEach(port ->
                PolicyJson.annotations(policy).put("rangekeeper.io/egress.tcp-" + port, "gcp"));
        assertThat(Given.problems(policy, Given.SNAPSHOTS))
                .containsExactly(
                        new Problem(
                                "rangekeeper.io/applied",
                                "the note of what was applied would be longer than 4096 characters: 20 managed rules"
                                        + " are too many for one policy; put some of them into policies of their own"));
    }

    @Test
    void theNoteOfARuleThatIsNotManagedAnyMoreGoesWithTheNextWrite() {
        ObjectNode policy =
                PolicyJson.policy(
                        "{\"policyTypes\": [\"Egress\"], \"egress\": [%s, %s]}"
                                .formatted(
                                        Given.rule(443, PLACEHOLDER), Given.rule(80, PLACEHOLDER)),
                        "egress.tcp-443",
                        "gcp",
                        "egress.tcp-80",
                        "aws");
        ObjectNode written = Given.applied(policy, Given.SNAPSHOTS);
        PolicyJson.annotations(written).remove("rangekeeper.io/egress.tcp-443");
        assertThat(Given.planned(written, Given.SNAPSHOTS).change()).isEmpty();
        ObjectNode changed = Given.with(written, "egress.tcp-80", "aws or gcp");
        assertThat(applied(Given.applied(changed, Given.SNAPSHOTS)))
                .contains("egress.tcp-80")
                .doesNotContain("egress.tcp-443");
    }

    private static ObjectNode written() {
        return Given.applied(Given.policy(PLACEHOLDER, "egress", S3_ASKED), Given.SNAPSHOTS);
    }

    private static String applied(ObjectNode policy) {
        return PolicyJson.annotations(policy).path(Annotations.APPLIED).asText();
    }
}
