package io.rangekeeper.controller;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.policy.Cause;
import io.rangekeeper.policy.Delta;
import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.Pending;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.RulePlan;
import io.rangekeeper.report.Amount;
import io.rangekeeper.store.PolicyEvents;
import io.rangekeeper.store.PolicyEvents.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Tells whoever looks at a policy what was done with it, and what begins to be held, to wait or to
/// be wrong: for somebody who did not write the policy.
public record EventsWitness(PolicyEvents events) implements Witness {
    @Override
    public void settled(Told told, Outcome outcome) {
        PolicyPlan plan = outcome.plan();
        switch (outcome) {
            case Outcome.Written _ -> written(plan);
            case Outcome.Rejected(var _, String detail) ->
                    tell(
                            plan,
                            Reason.PATCH_REJECTED,
                            "the API server does not take the change, nothing was changed: "
                                    + detail);
            case Outcome.Unchanged _, Outcome.Gone _, Outcome.Failed _ -> {}
        }
        if (!(outcome instanceof Outcome.Gone)) {
            begun(told, plan);
        }
    }

    @Override
    public void contended(PolicyPlan plan, String contender) {
        tell(
                plan,
                Reason.CONTENDED,
                "somebody changes the ipBlocks back again and again, besides Rangekeeper: "
                        + contender
                        + "; leave them out there, or take the label away. What is opened by hand is"
                        + " closed at once, everything else is corrected once a minute");
    }

    @Override
    public void owned(PolicyPlan plan, String owner) {
        tell(
                plan,
                Reason.CONTENDED,
                owner
                        + " keeps this policy as its repository says, and will set the ipBlocks back"
                        + " unless it was told to leave them alone: deploy/gitops shows how");
    }

    private void written(PolicyPlan plan) {
        for (RulePlan.Decided rule : decided(plan)) {
            if (!rule.isDue()) {
                continue;
            }
            sum(rule, delta -> delta.cause() == Cause.DRIFT)
                    .ifPresent(text ->
                            tell(
                                    plan,
                                    Reason.DRIFT_CORRECTED,
                                    key(rule) + ": what was edited by hand is as it was: " + text));
            sum(rule, delta -> delta.cause() != Cause.DRIFT)
                    .ifPresent(text -> tell(plan, Reason.RANGES_UPDATED, key(rule) + ": " + text));
            for (Held approved : rule.approved()) {
                tell(
                        plan,
                        Reason.CHANGE_APPROVED,
                        key(rule) + ": let through by a person: " + approved.message());
            }
        }
    }

    /// What is so now and was not when it was last told.
    private void begun(Told told, PolicyPlan plan) {
        Instant any = Instant.EPOCH;
        Set<String> waiting = new TreeSet<>();
        for (AuditEntry entry : AuditTrail.standing(new Outcome.Unchanged(plan), any)) {
            if (told.has(entry)) {
                continue;
            }
            String key = entry.rule().map(AuditEntry.Rule::key).orElse("");
            switch (entry.what()) {
                case INVALID ->
                        tell(plan, Reason.POLICY_INVALID, "nothing is changed: " + entry.message());
                case WAITING -> waiting.addAll(missing(plan, key));
                case HELD -> tell(plan, Reason.CHANGE_HELD, key + ": " + held(entry));
                case PENDING, OBSERVED, WRITTEN, APPROVED, REJECTED, FAILED -> {}
            }
        }
        if (!waiting.isEmpty()) {
            tell(
                    plan,
                    Reason.FEED_UNAVAILABLE,
                    "the rule stays as it is until this was read: " + String.join(", ", waiting));
        }
        for (RulePlan.Decided rule : decided(plan)) {
            pending(told, rule)
                    .ifPresent(text -> tell(plan, Reason.RANGES_PENDING, key(rule) + ": " + text));
        }
    }

    private static String held(AuditEntry held) {
        return held.message() + (held.id().isEmpty() ? "" : "; its id for approve is " + held.id());
    }

    private static Optional<String> pending(Told told, RulePlan.Decided rule) {
        CidrSet news =
                CidrSet.union(rule.pending().stream().map(Pending::addresses).toList())
                        .difference(told.pending(key(rule)));
        Optional<Instant> until =
                rule.pending().stream().map(Pending::until).max(Comparator.naturalOrder());
        return news.isEmpty()
                ? Optional.empty()
                : until.map(time ->
                        Amount.of(news)
                                + " are not selected any more and stay open until "
                                + time
                                + ", in case they come back");
    }

    /// The documents for which a rule waits.
    private static List<String> missing(PolicyPlan plan, String key) {
        return plan instanceof PolicyPlan.Planned planned
                ? planned.rules().stream()
                        .filter(RulePlan.Waiting.class::isInstance)
                        .filter(rule -> rule.managed().key().equals(key))
                        .flatMap(rule -> ((RulePlan.Waiting) rule).missing().stream())
                        .map(DocumentKey::toString)
                        .toList()
                : List.of();
    }

    private static Optional<String> sum(RulePlan.Decided rule, Predicate<Delta> which) {
        List<Delta> deltas = rule.deltas().stream().filter(which).toList();
        if (deltas.isEmpty()) {
            return Optional.empty();
        }
        CidrSet added = CidrSet.union(deltas.stream().map(Delta::added).toList());
        CidrSet removed = CidrSet.union(deltas.stream().map(Delta::removed).toList());
        return Optional.of("opened " + Amount.of(added) + ", closed " + Amount.of(removed));
    }

    private static List<RulePlan.Decided> decided(PolicyPlan plan) {
        return plan instanceof PolicyPlan.Planned planned
                ? planned.rules().stream()
                        .filter(RulePlan.Decided.class::isInstance)
                        .map(RulePlan.Decided.class::cast)
                        .toList()
                : List.of();
    }

    private static String key(RulePlan.Decided rule) {
        return rule.managed().key();
    }

    private void tell(PolicyPlan plan, Reason reason, String note) {
        events.tell(plan.policy(), reason, note);
    }
}
