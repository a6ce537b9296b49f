package io.rangekeeper.controller;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.controller.AuditEntry.What;
import io.rangekeeper.policy.Cause;
import io.rangekeeper.policy.Delta;
import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.HeldId;
import io.rangekeeper.policy.Mode;
import io.rangekeeper.policy.Pending;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.RulePlan;
import io.rangekeeper.store.PolicyName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the decisions in what became of a plan: pure, and each of them once. What the plan before
/// had decided in the same way is not told again.
final class AuditTrail {
    private final PolicyPlan plan;
    private final Instant time;
    private final List<AuditEntry> entries = new ArrayList<>();

    private AuditTrail(PolicyPlan plan, Instant time) {
        this.plan = plan;
        this.time = time;
    }

    /// @param before how the policy stood until now; empty for one that is seen for the first time
    static List<AuditEntry> of(Optional<PolicyStatus> before, Outcome now, Instant time) {
        return switch (now) {
            case Outcome.Gone _ -> List.of();
            case Outcome.Unchanged(PolicyPlan plan) -> standing(before, plan, time);
            case Outcome.Written(PolicyPlan plan) -> {
                AuditTrail trail = new AuditTrail(plan, time);
                trail.deeds(What.WRITTEN, "");
                trail.approvals();
                trail.entries.addAll(standing(before, plan, time));
                yield trail.entries;
            }
            case Outcome.Rejected(PolicyPlan plan, String detail) ->
                    unwritten(before, plan, What.REJECTED, detail, time);
            case Outcome.Failed(PolicyPlan plan, String detail) ->
                    unwritten(before, plan, What.FAILED, detail, time);
        };
    }

    private static List<AuditEntry> standing(
            Optional<PolicyStatus> before, PolicyPlan plan, Instant time) {
        List<AuditEntry> known =
                before.map(status -> standing(status.plan(), time)).orElseGet(List::of);
        return without(known, standing(plan, time));
    }

    private static List<AuditEntry> unwritten(
            Optional<PolicyStatus> before,
            PolicyPlan plan,
            What what,
            String detail,
            Instant time) {
        List<AuditEntry> known =
                before.filter(status -> status.trouble().isPresent())
                        .map(status ->
                                attempts(status.plan(), what, status.trouble().orElse(""), time))
                        .orElseGet(List::of);
        List<AuditEntry> told = new ArrayList<>(without(known, attempts(plan, what, detail, time)));
        told.addAll(standing(before, plan, time));
        return told;
    }

    private static List<AuditEntry> without(List<AuditEntry> known, List<AuditEntry> entries) {
        Set<AuditEntry.Key> keys =
                known.stream().map(AuditEntry::key).collect(Collectors.toUnmodifiableSet());
        return entries.stream().filter(entry -> !keys.contains(entry.key())).toList();
    }

    private static List<AuditEntry> attempts(
            PolicyPlan plan, What what, String detail, Instant time) {
        AuditTrail trail = new AuditTrail(plan, time);
        trail.deeds(what, detail);
        return trail.entries;
    }

    private static List<AuditEntry> standing(PolicyPlan plan, Instant time) {
        AuditTrail trail = new AuditTrail(plan, time);
        switch (plan) {
            case PolicyPlan.Invalid invalid -> trail.invalid(invalid);
            case PolicyPlan.Unmanaged _ -> {}
            case PolicyPlan.Planned planned -> planned.rules().forEach(trail::stands);
        }
        return trail.entries;
    }

    private void invalid(PolicyPlan.Invalid invalid) {
        String message =
                invalid.problems().stream()
                        .map(problem -> problem.where() + ": " + problem.message())
                        .collect(Collectors.joining("; "));
        add(Optional.empty(), What.INVALID, "mistake", message, CidrSet.EMPTY, CidrSet.EMPTY);
    }

    private void stands(RulePlan rule) {
        switch (rule) {
            case RulePlan.Waiting waiting ->
                    add(
                            Optional.of(rule),
                            What.WAITING,
                            waiting.behind() ? "behind" : "never_read",
                            waiting.missing().toString(),
                            CidrSet.EMPTY,
                            CidrSet.EMPTY);
            case RulePlan.Decided decided -> {
                decided.held().forEach(held -> held(decided, What.HELD, held));
                decided.pending().forEach(pending -> pending(decided, pending));
                if (plan instanceof PolicyPlan.Planned planned && planned.mode() == Mode.OBSERVE) {
                    deltas(decided).forEach(delta -> delta(decided, What.OBSERVED, "", delta));
                }
            }
        }
    }

    /// What a plan writes, of each rule and for each cause.
    private void deeds(What what, String message) {
        if (!(plan instanceof PolicyPlan.Planned planned)) {
            return;
        }
        for (RulePlan rule : planned.rules()) {
            if (rule.isDue()) {
                deltas(rule).forEach(delta -> delta(rule, what, message, delta));
                if (deltas(rule).isEmpty()) {
                    add(Optional.of(rule), what, "noted", message, CidrSet.EMPTY, CidrSet.EMPTY);
                }
            }
        }
    }

    private void approvals() {
        if (plan instanceof PolicyPlan.Planned planned) {
            for (RulePlan rule : planned.rules()) {
                if (rule instanceof RulePlan.Decided decided && decided.isDue()) {
                    decided.approved().forEach(held -> held(decided, What.APPROVED, held));
                }
            }
        }
    }

    private static List<Delta> deltas(RulePlan rule) {
        return switch (rule) {
            case RulePlan.Decided decided -> decided.deltas();
            case RulePlan.Waiting waiting ->
                    waiting.closed().isEmpty()
                            ? List.of()
                            : List.of(new Delta(Cause.USER, CidrSet.EMPTY, waiting.closed()));
        };
    }

    private void delta(RulePlan rule, What what, String message, Delta delta) {
        String cause = Labels.of(delta.cause());
        add(Optional.of(rule), what, cause, message, delta.added(), delta.removed());
    }

    private void held(RulePlan rule, What what, Held held) {
        entries.add(
                new AuditEntry(
                        time,
                        PolicyName.of(plan.policy()),
                        Optional.of(AuditEntry.Rule.of(rule)),
                        what,
                        Labels.of(held.reason()),
                        held.message(),
                        held.id().map(HeldId::text).orElse(""),
                        Optional.empty(),
                        held.added(),
                        held.removed(),
                        what == What.APPROVED ? plan.policy().approver() : Optional.empty()));
    }

    private void pending(RulePlan rule, Pending pending) {
        entries.add(
                new AuditEntry(
                        time,
                        PolicyName.of(plan.policy()),
                        Optional.of(AuditEntry.Rule.of(rule)),
                        What.PENDING,
                        Labels.of(pending.reason()),
                        "",
                        "",
                        Optional.of(pending.until()),
                        CidrSet.EMPTY,
                        pending.addresses(),
                        Optional.empty()));
    }

    private void add(
            Optional<RulePlan> rule,
            What what,
            String reason,
            String message,
            CidrSet added,
            CidrSet removed) {
        entries.add(
                new AuditEntry(
                        time,
                        PolicyName.of(plan.policy()),
                        rule.map(AuditEntry.Rule::of),
                        what,
                        reason,
                        message,
                        "",
                        Optional.empty(),
                        added,
                        removed,
                        Optional.empty()));
    }
}
