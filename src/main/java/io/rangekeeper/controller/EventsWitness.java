package io.rangekeeper.controller;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.policy.Cause;
import io.rangekeeper.policy.Delta;
import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.Pending;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.Problem;
import io.rangekeeper.policy.RulePlan;
import io.rangekeeper.report.Amount;
import io.rangekeeper.store.PolicyEvents;
import io.rangekeeper.store.PolicyEvents.Reason;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Tells whoever looks at a policy what was done with it, and what begins to be held, to wait or to
/// be wrong: for somebody who did not write the policy.
public record EventsWitness(PolicyEvents events) implements Witness {
    @Override
    public void settled(Optional<PolicyStatus> before, Outcome outcome) {
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
        begun(before.map(PolicyStatus::plan), plan);
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
    private void begun(Optional<PolicyPlan> before, PolicyPlan plan) {
        news(before, plan, EventsWitness::problems)
                .ifPresent(
                        text -> tell(plan, Reason.POLICY_INVALID, "nothing is changed: " + text));
        news(before, plan, EventsWitness::missing)
                .ifPresent(text ->
                        tell(
                                plan,
                                Reason.FEED_UNAVAILABLE,
                                "the rule stays as it is until this was read: " + text));
        for (RulePlan.Decided rule : decided(plan)) {
            Set<Held> known =
                    earlier(before, rule)
                            .map(RulePlan.Decided::held)
                            .<Set<Held>>map(HashSet::new)
                            .orElse(Set.of());
            rule.held().stream()
                    .filter(held -> !known.contains(held))
                    .forEach(held -> tell(plan, Reason.CHANGE_HELD, key(rule) + ": " + held(held)));
            pending(before, rule)
                    .ifPresent(text -> tell(plan, Reason.RANGES_PENDING, key(rule) + ": " + text));
        }
    }

    private static String held(Held held) {
        return held.message()
                + held.id().map(id -> "; its id for approve is " + id.text()).orElse("");
    }

    private static Optional<String> pending(Optional<PolicyPlan> before, RulePlan.Decided rule) {
        CidrSet known = earlier(before, rule).map(EventsWitness::pending).orElse(CidrSet.EMPTY);
        CidrSet news = pending(rule).difference(known);
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

    private static CidrSet pending(RulePlan.Decided rule) {
        return CidrSet.union(rule.pending().stream().map(Pending::addresses).toList());
    }

    private static Optional<RulePlan.Decided> earlier(
            Optional<PolicyPlan> before, RulePlan.Decided rule) {
        return before.stream()
                .flatMap(plan -> decided(plan).stream())
                .filter(other -> other.managed().key().equals(rule.managed().key()))
                .findFirst();
    }

    private static Optional<String> news(
            Optional<PolicyPlan> before, PolicyPlan plan, Function<PolicyPlan, String> what) {
        String now = what.apply(plan);
        return now.isEmpty() || before.filter(last -> what.apply(last).equals(now)).isPresent()
                ? Optional.empty()
                : Optional.of(now);
    }

    private static String problems(PolicyPlan plan) {
        return plan instanceof PolicyPlan.Invalid(var _, List<Problem> problems)
                ? problems.stream()
                        .map(problem -> problem.where() + ": " + problem.message())
                        .collect(Collectors.joining("; "))
                : "";
    }

    private static String missing(PolicyPlan plan) {
        return plan instanceof PolicyPlan.Planned planned
                ? planned.rules().stream()
                        .filter(RulePlan.Waiting.class::isInstance)
                        .map(rule -> ((RulePlan.Waiting) rule).missing())
                        .flatMap(Collection::stream)
                        .map(DocumentKey::toString)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "))
                : "";
    }

    private static Optional<String> sum(
            RulePlan.Decided rule, java.util.function.Predicate<Delta> which) {
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
