package io.rangekeeper.cli.backtest;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.policy.Delta;
import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.ManagedRule;
import io.rangekeeper.policy.Pending;
import io.rangekeeper.policy.RulePlan;
import io.rangekeeper.report.Backtest;
import io.rangekeeper.report.BacktestSums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What became of one managed rule so far.
final class RuleLedger {
    private final String policy;
    private final ManagedRule managed;
    private final List<Backtest.Step> steps = new ArrayList<>();
    private final Questions<Change> questions = new Questions<>();
    private final WaitLedger waits = new WaitLedger();
    private Set<DocumentKey> missing = Set.of();

    /// Two changes with these in common are one and the same.
    private record Change(Held.Reason reason, CidrSet added, CidrSet removed) {}

    RuleLedger(String policy, ManagedRule managed) {
        this.policy = policy;
        this.managed = managed;
    }

    /// @param plan of the rule as it was
    /// @param written whether the plan was carried out
    void decided(RulePlan.Decided plan, boolean written, Instant now) {
        missing = Set.of();
        CidrSet allowed = FreshStart.withoutPlaceholder(written ? plan.effective() : plan.live());
        if (written && plan.isDue()) {
            steps.add(
                    Backtest.Step.of(
                            now,
                            CidrSet.union(plan.deltas().stream().map(Delta::added).toList()),
                            CidrSet.union(plan.deltas().stream().map(Delta::removed).toList()),
                            allowed,
                            plan.blocks()));
        }
        CidrSet pending = CidrSet.union(plan.pending().stream().map(Pending::addresses).toList());
        waits.update(pending, allowed, now);
        Map<Change, Questions.Wording> held = new LinkedHashMap<>();
        for (Held change : plan.held()) {
            held.put(
                    new Change(change.reason(), change.added(), change.removed()),
                    (at, until) -> Backtest.Asked.of(at, until, policy, managed.key(), change));
        }
        questions.update(held, now);
    }

    /// It waits for documents that were never read.
    void waiting(Set<DocumentKey> documents, Instant now) {
        missing = documents;
        questions.update(Map.of(), now);
    }

    /// Nothing is asked of a single rule while the whole policy is invalid.
    void invalid(Instant now) {
        questions.update(Map.of(), now);
    }

    /// The documents that it waits for.
    Set<DocumentKey> missing() {
        return missing;
    }

    Collection<Backtest.Asked> asked() {
        return questions.asked();
    }

    /// @param invalid whether the policy was so in the end
    Backtest.Rule sums(boolean invalid) {
        return BacktestSums.rule(
                policy,
                managed.key(),
                managed.expression().print(),
                invalid ? "invalid" : state(),
                questions.size(),
                waits.sums(),
                steps);
    }

    private String state() {
        if (!missing.isEmpty()) {
            return "waiting";
        }
        if (questions.isOpen()) {
            return "held";
        }
        return waits.isOpen() ? "pending" : "synced";
    }
}
