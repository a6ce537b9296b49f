package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is over the budget or too broad.
class HeldAdditionsTest {
    private static final List<String> PLACEHOLDER = List.of("192.0.2.0/24");

    private static final String S3_ASKED = "aws{service=\"S3\"}";

    @Test
    void aPolicyOverItsBudgetOpensNothingAndClosesWhatMustClose() {
        String many =
                String.join(
                        " ",
                        IntStream.range(0, 5).mapToObj(i -> "20." + 2 * i + ".0.0/24").toList());
        Snapshot grown = Given.snapshot("aws", "2", "S3 10.2.0.0/16 " + many);
        Snapshots now = Snapshots.of(List.of(grown, Given.GCP), List.of(Given.AWS));
        ObjectNode policy = Given.with(written(), "max-cidrs", "5");
        assertHeld(
                policy,
                now,
                new Held(
                        Held.Reason.OVER_BUDGET,
                        Given.set(many),
                        Given.set(""),
                        "the policy would hold 6 CIDRs (egress.tcp-443: 6), more than its 5; narrow the expression, split"
                                + " the policy, or raise rangekeeper.io/max-cidrs (the administrator allows 4000)",
                        Optional.empty()));
        ObjectNode closed = Given.applied(policy, now);
        assertThat(Given.blocks(closed)).containsExactly("10.2.0.0/16");
        assertThat(Given.decided(Given.with(closed, "max-cidrs", "6"), now).deltas())
                .containsExactly(new Delta(Cause.OWNER, Given.set(many), Given.set("")));
    }

    @Test
    void aHeldRuleIsNeverEmptied() {
        ObjectNode policy =
                Given.with(
                        Given.with(written(), "egress", "(aws or gcp) unless " + S3_ASKED),
                        "max-cidrs",
                        "2");
        assertThat(Given.decided(policy, Given.SNAPSHOTS).held())
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.reason()).isEqualTo(Held.Reason.OVER_BUDGET);
                    assertThat(held.removed()).isEqualTo(Given.set("10.1.0.0/16 10.2.0.0/16"));
                    assertThat(held.message())
                            .endsWith("; until then it keeps 2 CIDRs (10.1.0.0/16, 10.2.0.0/16)");
                });
        assertThat(Given.planned(policy, Given.SNAPSHOTS).change()).isEmpty();
    }

    @Test
    void exceptionsCountAgainstTheBudgetAndLimitsAreTheAdministrators() {
        ObjectNode policy = Given.policy(PLACEHOLDER, "egress", S3_ASKED, "except", "10.1.1.1");
        assertThat(Given.plan(policy, Given.SNAPSHOTS, Given.settings(Mode.ENFORCE, 3, 3)).state())
                .isEqualTo(State.SYNCED);
        PolicyPlan over = Given.plan(policy, Given.SNAPSHOTS, Given.settings(Mode.ENFORCE, 2, 3));
        assertThat(over.state()).isEqualTo(State.HELD);
        assertThat(((PolicyPlan.Planned) over).change()).isEmpty();
    }

    @Test
    void aRuleThatOpensNothingGoesOnWhenAnotherIsOverTheBudget() {
        ObjectNode policy =
                PolicyJson.policy(
                        "{\"policyTypes\": [\"Egress\"], \"egress\": [%s, %s]}"
                                .formatted(
                                        Given.rule(
                                                443,
                                                List.of(
                                                        "10.1.0.0/16",
                                                        "10.2.0.0/16",
                                                        "10.9.0.0/16")),
                                        Given.rule(80, PLACEHOLDER)),
                        "egress.tcp-443",
                        S3_ASKED,
                        "egress.tcp-80",
                        "aws",
                        "max-cidrs",
                        "4",
                        "adopt",
                        "true");
        ObjectNode written = Given.applied(policy, Given.SNAPSHOTS);
        assertThat(Given.blocks(written, Direction.EGRESS, 0))
                .containsExactly("10.1.0.0/16", "10.2.0.0/16");
        assertThat(Given.blocks(written, Direction.EGRESS, 1)).isEqualTo(PLACEHOLDER);
    }

    @Test
    void aSelectionThatMergesToSomethingTooBroadOpensNothing() {
        Snapshot broad =
                Given.snapshot("gcp", "2", "Cloud 34.0.0.0/8 35.0.0.0/8 2600::/20 2600:1000::/20");
        Snapshots now = Snapshots.of(List.of(Given.AWS, broad));
        ObjectNode policy = Given.policy(List.of("34.0.0.0/16"), "egress", "gcp");
        assertHeld(
                policy,
                now,
                new Held(
                        Held.Reason.TOO_BROAD,
                        Given.set("34.0.0.0/7 2600::/19").difference(Given.set("34.0.0.0/16")),
                        Given.set(""),
                        "the selection merges to 34.0.0.0/7, broader than /8 (IPv4) or /19 (IPv6); nothing is opened:"
                                + " narrow the expression, or the administrator allows it (guard.allowAny)",
                        Optional.empty()));
        assertThat(Given.blocks(Given.applied(policy, now))).containsExactly("34.0.0.0/16");
    }

    @Test
    void whatIsHeldOfAnOwnersChangeDoesNotPassAsApplied() {
        Snapshot broad = Given.snapshot("aws", "2", "S3 10.2.0.0/16 34.0.0.0/7");
        Snapshots now = Snapshots.of(List.of(broad, Given.GCP), List.of(Given.AWS));
        String applied =
                PolicyJson.annotations(Given.applied(written(), now))
                        .path(Annotations.APPLIED)
                        .asText();
        assertThat(applied).contains("\"from\":{\"aws\":\"1\"}");
    }

    @Test
    void whatStaysOfAHeldRuleKeepsItsExceptions() {
        ObjectNode policy =
                Given.applied(Given.with(written(), "except", "10.1.1.1"), Given.SNAPSHOTS);
        Snapshot grown = Given.snapshot("aws", "2", "S3 10.1.0.0/16 34.0.0.0/7");
        Snapshots now = Snapshots.of(List.of(grown, Given.GCP), List.of(Given.AWS));
        assertThat(Given.blocks(Given.applied(policy, now)))
                .containsExactly("10.1.0.0/16 !10.1.1.1/32");
    }

    @Test
    void whatIsLeftOfABlockInDocumentationSpaceDoesNotStay() {
        ObjectNode policy =
                Given.policy(
                        List.of("192.0.2.0/23", "172.16.0.0/12"),
                        "egress",
                        S3_ASKED,
                        "except",
                        "192.0.3.0/24",
                        "adopt",
                        "true",
                        "max-cidrs",
                        "1");
        ObjectNode written = Given.applied(policy, Given.SNAPSHOTS);
        assertThat(Given.blocks(written)).containsExactly("172.16.0.0/12");
        assertThat(Given.planned(written, Given.SNAPSHOTS).change()).isEmpty();
    }

    @Test
    void documentationSpaceThatIsAskedForIsNoPlaceholder() {
        ObjectNode policy =
                PolicyJson.policy(
                        "{\"policyTypes\": [\"Egress\"], \"egress\": [%s, %s]}"
                                .formatted(
                                        Given.rule(443, PLACEHOLDER), Given.rule(80, PLACEHOLDER)),
                        "egress.tcp-443",
                        "192.0.2.0/24",
                        "egress.tcp-80",
                        "aws",
                        "max-cidrs",
                        "3");
        assertThat(Given.decided(policy, Given.SNAPSHOTS).held()).isEmpty();
        ObjectNode written = Given.applied(policy, Given.SNAPSHOTS);
        assertThat(Given.planned(written, Given.SNAPSHOTS).state()).isEqualTo(State.HELD);
        assertThat(Given.decided(written, Given.SNAPSHOTS).held()).isEmpty();
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
