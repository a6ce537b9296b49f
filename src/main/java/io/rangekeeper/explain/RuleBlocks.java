package io.rangekeeper.explain;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.Exceptions;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.Rule;
import io.rangekeeper.policy.RulePlan;
import io.rangekeeper.reach.Blocks;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the ipBlocks of rules hold: of a rule that is kept by hand what stands there, of a managed
/// one also what it is to hold, or what its expression selected at a time.
public final class RuleBlocks implements Blocks {
    private final IdentityHashMap<NetworkPolicy, PolicyPlan> plans = new IdentityHashMap<>();
    private final boolean past;

    private RuleBlocks(boolean past) {
        this.past = past;
    }

    /// As they are, and as they are to be.
    ///
    /// @param planner the plan of a labelled policy
    public static RuleBlocks now(
            List<NetworkPolicy> policies, Function<NetworkPolicy, PolicyPlan> planner) {
        return new RuleBlocks(false).with(policies, planner);
    }

    /// As expressions selected them at a time.
    ///
    /// @param planner the plan of a labelled policy, made from the documents of then
    public static RuleBlocks then(
            List<NetworkPolicy> policies, Function<NetworkPolicy, PolicyPlan> planner) {
        return new RuleBlocks(true).with(policies, planner);
    }

    private RuleBlocks with(
            List<NetworkPolicy> policies, Function<NetworkPolicy, PolicyPlan> planner) {
        policies.stream()
                .filter(NetworkPolicy::isManaged)
                .forEach(policy -> plans.put(policy, planner.apply(policy)));
        return this;
    }

    boolean isPast() {
        return past;
    }

    /// All that may be meant: what is, and what will be.
    @Override
    public CidrSet addresses(NetworkPolicy policy, Rule rule) {
        return now(policy, rule).union(then(policy, rule));
    }

    private CidrSet now(NetworkPolicy policy, Rule rule) {
        return past && plan(policy, rule).isPresent()
                ? CidrSet.EMPTY
                : LIVE.addresses(policy, rule);
    }

    private CidrSet then(NetworkPolicy policy, Rule rule) {
        return plan(policy, rule)
                .map(plan -> past ? selected(policy, plan) : after(policy, rule, plan))
                .orElse(CidrSet.EMPTY);
    }

    /// What is only observed is not written.
    private CidrSet after(NetworkPolicy policy, Rule rule, RulePlan plan) {
        return plans.get(policy) instanceof PolicyPlan.Planned planned
                        && planned.written(rule).isEmpty()
                ? LIVE.addresses(policy, rule)
                : plan.effective();
    }

    private static CidrSet selected(NetworkPolicy policy, RulePlan plan) {
        return plan instanceof RulePlan.Decided decided
                ? decided.resolution().selected().difference(Exceptions.of(policy))
                : CidrSet.EMPTY;
    }

    /// The expression that a rule follows; empty where it is kept by hand.
    String expression(NetworkPolicy policy, Rule rule) {
        return plan(policy, rule).map(plan -> plan.managed().expression().print()).orElse("");
    }

    /// Whether a rule allows some of these now, or will, or did.
    String when(NetworkPolicy policy, Rule rule, CidrSet asked) {
        if (plan(policy, rule).isEmpty()) {
            return "now";
        }
        if (past) {
            return "then";
        }
        boolean now = now(policy, rule).overlaps(asked);
        boolean later = then(policy, rule).overlaps(asked);
        return now && later ? "now" : later ? "planned" : "until";
    }

    private Optional<RulePlan> plan(NetworkPolicy policy, Rule rule) {
        return plans.get(policy) instanceof PolicyPlan.Planned planned
                ? planned.of(rule)
                : Optional.empty();
    }
}
