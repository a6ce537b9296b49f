package io.rangekeeper.controller;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.Placeholders;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.RulePlan;
import java.util.EnumMap;
import java.util.Map;

/// By how many CIDRs a policy differs from what it is to allow; placeholders do not count.
///
/// @param directions those that have managed rules
record Drift(Map<Direction, Amount> directions) {
    /// @param missing CIDRs that are to be open and are not
    /// @param excess CIDRs that are open and are not to be
    record Amount(int missing, int excess) {
        private Amount plus(Amount other) {
            return new Amount(missing + other.missing, excess + other.excess);
        }
    }

    Drift {
        directions = Map.copyOf(directions);
    }

    static Drift of(PolicyPlan plan) {
        EnumMap<Direction, Amount> directions = new EnumMap<>(Direction.class);
        if (plan instanceof PolicyPlan.Planned planned) {
            planned.rules()
                    .forEach(rule ->
                            directions.merge(
                                    rule.managed().rule().direction(), amount(rule), Amount::plus));
        }
        return new Drift(directions);
    }

    int total() {
        return directions.values().stream()
                .mapToInt(amount -> amount.missing() + amount.excess())
                .sum();
    }

    private static Amount amount(RulePlan rule) {
        CidrSet live =
                switch (rule) {
                    case RulePlan.Decided decided -> decided.live();
                    case RulePlan.Waiting waiting -> waiting.live();
                };
        return live.equals(rule.effective())
                ? new Amount(0, 0)
                : new Amount(size(rule.effective(), live), size(live, rule.effective()));
    }

    private static int size(CidrSet set, CidrSet without) {
        return Placeholders.without(set.difference(without)).size();
    }
}
