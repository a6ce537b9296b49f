package io.rangekeeper.controller;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.store.PolicyName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Plans of which nobody knows whether they were carried out: the API server did not say. Only for
/// the record, so only a few of them are remembered. For several threads.
final class Unanswered {
    /// When the API server is away, all writes fail: a plan holds all of its ranges.
    private static final int MOST = 20;

    private final Map<PolicyName, PolicyPlan> plans = new LinkedHashMap<>();

    synchronized void add(PolicyName name, PolicyPlan plan) {
        plans.put(name, plan);
        if (plans.size() > MOST) {
            plans.remove(plans.keySet().iterator().next());
        }
    }

    /// The plan that was carried out after all, as the policy shows; told once.
    synchronized Optional<PolicyPlan> arrived(PolicyName name, NetworkPolicy seen) {
        Optional<PolicyPlan> plan =
                Optional.ofNullable(plans.get(name))
                        .filter(tried ->
                                tried.change().filter(change -> change.isNoted(seen)).isPresent());
        plan.ifPresent(_ -> plans.remove(name));
        return plan;
    }

    synchronized void forget(PolicyName name) {
        plans.remove(name);
    }
}
