package io.rangekeeper.report;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.HeldId;
import io.rangekeeper.policy.Pending;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.RulePlan;
import java.time.Instant;
import java.util.List;

/// One policy of many, in numbers: whoever needs the ranges themselves asks for its report. The
/// components are the JSON, under these names (`config/api.schema.json`).
///
/// @param state in lower case
/// @param mode `enforce` or `observe`; empty for a policy that was not planned
/// @param planned when that was so
/// @param changes whether something of it is yet to be written
/// @param contender who edits it back again and again; empty where nobody does
/// @param trouble why the last write did not succeed; empty where it did
public record PolicySummary(
        String namespace,
        String name,
        String state,
        String mode,
        Instant planned,
        boolean changes,
        String contender,
        String trouble,
        List<Report.Remark> problems,
        List<Rule> rules) {

    /// One managed rule.
    ///
    /// @param missing documents for which it waits
    /// @param selected what the expression stands for now
    /// @param live what the rule's ipBlocks allowed when it was planned
    /// @param effective what they allow once the plan is carried out
    public record Rule(
            String rule,
            String ports,
            String expression,
            List<String> missing,
            List<String> documents,
            Report.Sizes selected,
            Report.Sizes live,
            Report.Sizes effective,
            List<Wait> pending,
            List<Hold> held) {}

    /// What stays open for a while.
    public record Wait(String reason, Instant until, Report.Sizes sizes) {}

    /// What waits for a person.
    public record Hold(
            String reason, String id, String message, Report.Sizes added, Report.Sizes removed) {}

    /// A plan that nobody has carried out yet, or a policy that is in step.
    ///
    /// @param state how the policy stands, where that is more than its plan says
    public static PolicySummary of(
            PolicyPlan plan, String state, Instant planned, String contender, String trouble) {
        return new PolicySummary(
                plan.policy().namespace(),
                plan.policy().name(),
                state,
                PolicyEntries.mode(plan),
                planned,
                plan.change().isPresent(),
                contender,
                trouble,
                PolicyEntries.problems(plan),
                plan instanceof PolicyPlan.Planned decided
                        ? decided.rules().stream().map(PolicySummary::rule).toList()
                        : List.of());
    }

    private static Rule rule(RulePlan plan) {
        return switch (plan) {
            case RulePlan.Waiting waiting ->
                    rule(plan, Labels.texts(waiting.missing()), CidrSet.EMPTY, waiting.live());
            case RulePlan.Decided decided ->
                    rule(plan, List.of(), decided.resolution().selected(), decided.live());
        };
    }

    private static Rule rule(RulePlan plan, List<String> missing, CidrSet selected, CidrSet live) {
        var managed = plan.managed();
        var place = managed.rule();
        return new Rule(
                place.path(),
                place.ports().key(),
                managed.expression().print(),
                missing,
                plan instanceof RulePlan.Decided decided
                        ? decided.resolution().from().stream().map(s -> s.key().toString()).toList()
                        : List.of(),
                Sizing.of(selected),
                Sizing.of(live),
                Sizing.of(plan.effective()),
                plan instanceof RulePlan.Decided decided
                        ? decided.pending().stream().map(PolicySummary::wait).toList()
                        : List.of(),
                plan instanceof RulePlan.Decided decided
                        ? decided.held().stream().map(PolicySummary::hold).toList()
                        : List.of());
    }

    private static Wait wait(Pending pending) {
        return new Wait(
                Labels.of(pending.reason()), pending.until(), Sizing.of(pending.addresses()));
    }

    private static Hold hold(Held held) {
        return new Hold(
                Labels.of(held.reason()),
                held.id().map(HeldId::text).orElse(""),
                held.message(),
                Sizing.of(held.added()),
                Sizing.of(held.removed()));
    }
}
