package io.rangekeeper.cli.backtest;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.policy.ManagedRule;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Planner;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.Problem;
import io.rangekeeper.policy.RulePlan;
import io.rangekeeper.report.Backtest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One policy in a replay: what it is at the moment, and what became of it so far.
final class Subject {
    private final Planner planner;
    private final String name;
    private final SortedSet<String> feeds;
    private final Map<String, RuleLedger> rules = new TreeMap<>();
    private final Questions<List<Problem>> mistakes = new Questions<>();
    private NetworkPolicy policy;
    private Optional<Instant> wake = Optional.empty();
    private int writes;

    Subject(NetworkPolicy given, Planner planner) {
        FreshStart start = FreshStart.of(given, planner);
        this.planner = planner;
        this.name = given.qualifiedName();
        this.policy = start.policy();
        this.feeds = planner.feeds(policy);
        for (ManagedRule rule : start.rules()) {
            rules.put(rule.key(), new RuleLedger(name, rule));
        }
    }

    SortedSet<String> feeds() {
        return feeds;
    }

    /// When its plan will be another one, whatever the owners publish meanwhile.
    Optional<Instant> wake() {
        return wake;
    }

    /// Plans it and writes what is to be written.
    void reconcile(Snapshots snapshots, Instant now) {
        PolicyPlan plan = planner.plan(policy, snapshots, now);
        Optional<PolicyChange> change = plan.change();
        switch (plan) {
            case PolicyPlan.Invalid invalid -> mistaken(invalid.problems(), now);
            case PolicyPlan.Unmanaged unmanaged -> mistakes.update(Map.of(), now);
            case PolicyPlan.Planned planned -> {
                mistakes.update(Map.of(), now);
                planned.rules().forEach(rule -> note(rule, change.isPresent(), now));
            }
        }
        if (change.isPresent()) {
            policy = change.get().after();
            writes++;
        }
        wake = plan.wake();
    }

    int writes() {
        return writes;
    }

    List<Backtest.Rule> sums() {
        return rules.values().stream().map(rule -> rule.sums(mistakes.isOpen())).toList();
    }

    List<Backtest.Asked> asked() {
        List<Backtest.Asked> asked = new ArrayList<>(mistakes.asked());
        rules.values().forEach(rule -> asked.addAll(rule.asked()));
        return asked;
    }

    /// Documents that its rules wait for.
    Set<DocumentKey> missing() {
        return rules.values().stream()
                .flatMap(rule -> rule.missing().stream())
                .collect(Collectors.toSet());
    }

    private void mistaken(List<Problem> problems, Instant now) {
        String message =
                problems.stream()
                        .map(problem -> problem.where() + ": " + problem.message())
                        .collect(Collectors.joining("; "));
        mistakes.update(
                Map.of(problems, (at, until) -> Backtest.Asked.ofMistake(at, until, name, message)),
                now);
        rules.values().forEach(rule -> rule.invalid(now));
    }

    private void note(RulePlan plan, boolean written, Instant now) {
        RuleLedger ledger = rules.get(plan.managed().key());
        if (ledger == null) {
            throw new IllegalStateException(plan.managed().key() + " came from nowhere");
        }
        switch (plan) {
            case RulePlan.Waiting waiting -> ledger.waiting(waiting.missing(), now);
            case RulePlan.Decided decided -> ledger.decided(decided, written, now);
        }
    }
}
