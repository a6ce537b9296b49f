package io.rangekeeper.report;

import java.util.List;

/// Adds up what happened in a replay.
public final class BacktestSums {
    private BacktestSums() {}

    /// A rule with the sums of its steps.
    ///
    /// @param steps one for each write, the earliest first
    public static Backtest.Rule rule(
            String policy,
            String rule,
            String expression,
            String state,
            int held,
            Backtest.Waits waits,
            List<Backtest.Step> steps) {
        Report.Sizes added = Sizing.sum(steps.stream().map(Backtest.Step::added).toList());
        Report.Sizes removed = Sizing.sum(steps.stream().map(Backtest.Step::removed).toList());
        return new Backtest.Rule(
                policy,
                rule,
                expression,
                state,
                steps.size(),
                held,
                Sizing.addresses(added),
                Sizing.addresses(removed),
                steps.isEmpty() ? Sizing.NONE : steps.getFirst().added(),
                added,
                removed,
                steps.isEmpty() ? Sizing.NONE : steps.getLast().allows(),
                waits,
                steps);
    }

    /// The sums over all rules.
    public static Backtest.Total total(
            int documents,
            int policies,
            int writes,
            List<Backtest.Rule> rules,
            List<Backtest.Asked> asked,
            List<Backtest.Refused> refused) {
        Report.Sizes added = Sizing.sum(rules.stream().map(Backtest.Rule::added).toList());
        Report.Sizes removed = Sizing.sum(rules.stream().map(Backtest.Rule::removed).toList());
        int invalid = (int) asked.stream().filter(Backtest.Asked::isInvalid).count();
        return new Backtest.Total(
                documents,
                refused.size(),
                policies,
                rules.size(),
                writes,
                asked.size() - invalid,
                invalid,
                Sizing.addresses(added),
                Sizing.addresses(removed),
                added,
                removed,
                rules.stream().mapToInt(rule -> rule.waits().removals()).sum(),
                rules.stream().mapToInt(rule -> rule.waits().cameBack()).sum());
    }
}
