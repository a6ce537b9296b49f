package io.rangekeeper.policy;

import java.util.List;

/// How much of its budget a policy takes.
///
/// @param cidrs what its managed rules hold once the plan is carried out, each `except` counted
/// @param maxCidrs what they may hold
public record Room(int cidrs, int maxCidrs) {
    /// Of rules that are decided, and of those that wait.
    static Room of(List<Decision> decisions, List<RulePlan> plans, int maxCidrs) {
        int decided = decisions.stream().mapToInt(decision -> decision.layout().cidrs()).sum();
        int waiting =
                plans.stream()
                        .filter(RulePlan.Waiting.class::isInstance)
                        .mapToInt(plan -> plan.effective().size())
                        .sum();
        return new Room(decided + waiting, maxCidrs);
    }

    /// 1 and more where nothing else fits in.
    public double filled() {
        return maxCidrs == 0 ? 1 : (double) cidrs / maxCidrs;
    }
}
