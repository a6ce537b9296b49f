package io.rangekeeper.controller;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.StoreException;
import io.rangekeeper.store.WriteResult;
import java.util.Optional;
import java.util.function.Function;

/// Writes plans. A plan that turns out to be made on an old state is thrown away: the policy is
/// read and planned again.
public final class Reconciler {
    /// Somebody who edits a policy faster than this is not waited for.
    private static final int ATTEMPTS = 5;

    private final PolicyStore store;
    private final Function<NetworkPolicy, PolicyPlan> planner;

    public Reconciler(PolicyStore store, Function<NetworkPolicy, PolicyPlan> planner) {
        this.store = store;
        this.planner = planner;
    }

    /// Carries one plan out, or the plan that has to take its place.
    public Outcome reconcile(PolicyPlan first) {
        PolicyPlan plan = first;
        String conflict = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<PolicyChange> change = plan.change();
            if (change.isEmpty()) {
                return new Outcome.Unchanged(plan);
            }
            switch (store.write(change.get())) {
                case WriteResult.Written written -> {
                    return new Outcome.Written(plan);
                }
                case WriteResult.Rejected(String detail) -> {
                    return new Outcome.Rejected(plan, detail);
                }
                case WriteResult.Failed(String detail) -> {
                    return new Outcome.Failed(plan, detail);
                }
                case WriteResult.Conflict(String detail) -> conflict = detail;
            }
            Optional<NetworkPolicy> now;
            try {
                now = store.reread(plan.policy());
            } catch (StoreException e) {
                return new Outcome.Failed(plan, String.valueOf(e.getMessage()));
            }
            if (now.isEmpty()) {
                return new Outcome.Gone(plan);
            }
            if (change.get().isNoted(now.get())) {
                // The conflict was with ourselves: the answer was lost and the request sent again.
                return new Outcome.Written(plan);
            }
            plan = planner.apply(now.get());
        }
        return new Outcome.Failed(
                plan, "changed by somebody else " + ATTEMPTS + " times in a row: " + conflict);
    }
}
