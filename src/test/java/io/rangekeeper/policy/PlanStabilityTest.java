package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What must hold of plans beside each other, and of the walks themselves.
class PlanStabilityTest {
    @Test
    void theWalksPassEverythingThatCanHappen() {
        Set<State> states = EnumSet.noneOf(State.class);
        Set<Held.Reason> reasons = EnumSet.noneOf(Held.Reason.class);
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        Walk.eachStep(step -> {
            states.add(step.plan().state());
            for (RulePlan.Decided rule : decided(step.plan())) {
                rule.held().forEach(held -> reasons.add(held.reason()));
                rule.deltas().forEach(delta -> causes.add(delta.cause()));
            }
        });
        assertThat(states)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(State.PENDING, State.UNMANAGED)));
        // So few networks never merge to something too broad, and no time passes.
        assertThat(reasons)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(
                                EnumSet.of(Held.Reason.TOO_BROAD, Held.Reason.OWN_POLICY)));
        assertThat(causes).containsExactlyInAnyOrder(Cause.values());
    }

    @Test
    void deltasAddUpToTheChange() {
        Walk.eachStep(step -> {
            for (RulePlan.Decided rule : decided(step.plan())) {
                CidrSet added = CidrSet.union(rule.deltas().stream().map(Delta::added).toList());
                CidrSet removed =
                        CidrSet.union(rule.deltas().stream().map(Delta::removed).toList());
                CidrSet nowhere = CidrSet.parse("192.0.2.0");
                assertThat(added)
                        .isEqualTo(rule.effective().difference(rule.live()).difference(nowhere));
                assertThat(removed)
                        .isEqualTo(rule.live().difference(rule.effective()).difference(nowhere));
            }
        });
    }

    @Test
    void thePlanOfAPlannedPolicyIsEmpty() {
        Walk.eachStep(step -> {
            PolicyPlan again = step.plan(step.after());
            assertThat(Walk.change(again)).isEmpty();
            if (step.author().enforces()) {
                assertThat(again.state()).isEqualTo(step.plan().state());
            }
        });
    }

    @Test
    void twoPlansGiveTheSameBytes() {
        Walk.eachStep(
                step -> assertThat(bytes(step.plan(step.before()))).isEqualTo(bytes(step.plan())));
    }

    @Test
    void equalSetsWrittenDifferentlyGiveTheSameBytes() {
        Walk.eachStep(step ->
                assertThat(bytes(step.plan(step.author().respelled())))
                        .isEqualTo(bytes(step.plan())));
    }

    private static List<RulePlan.Decided> decided(PolicyPlan plan) {
        return plan instanceof PolicyPlan.Planned planned
                ? planned.rules().stream()
                        .filter(RulePlan.Decided.class::isInstance)
                        .map(RulePlan.Decided.class::cast)
                        .toList()
                : List.of();
    }

    private static String bytes(PolicyPlan plan) {
        return Walk.change(plan)
                .map(change ->
                        change.applied()
                                + change.rules().stream()
                                        .map(rule -> rule.rule().index() + " " + rule.blocks())
                                        .toList())
                .orElse("");
    }
}
