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

    /// @param told what was told of the policy last
    static List<AuditEntry> of(Told told, Outcome now, Instant time) {
        List<AuditEntry> entries = new ArrayList<>();
        if (now instanceof Outcome.Written(PolicyPlan plan)) {
            AuditTrail trail = new AuditTrail(plan, time);
            trail.deeds(What.WRITTEN, "");
            trail.approvals();
            entries.addAll(trail.entries);
        }
        standing(now, time).stream().filter(entry -> !told.has(entry)).forEach(entries::add);
        return entries;
    }

    /// What is so now, and stays so until something else is told: what is held, waits, is only
    /// observed, or could not be written.
    static List<AuditEntry> standing(Outcome now, Instant time) {
        return switch (now) {
            case Outcome.Gone _ -> List.of();
            case Outcome.Unchanged(PolicyPlan plan) -> standing(plan, time);
            case Outcome.Written(PolicyPlan plan) -> standing(plan, time);
            case Outcome.Rejected(PolicyPlan plan, String detail) ->
                    unwritten(plan, What.REJECTED, detail, time);
            case Outcome.Failed(PolicyPlan plan, String detail) ->
                    unwritten(plan, What.FAILED, detail, time);
        };
    }

    private static List<AuditEntry> unwritten(
            PolicyPlan plan, What what, String detail, Instant time) {
        List<AuditEntry> all = new ArrayList<>(attempts(plan, what, detail, time));
        all.addAll(standing(plan, time));
        return all;
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
