package io.rangekeeper.policy;

import java.util.List;
import java.util.stream.Collectors;

/// How many CIDRs the managed rules of one policy may hold together. Never met by leaving some out:
/// what does not fit is held as a whole.
final class Budget {
    private final int maxCidrs;
    private final Settings settings;

    Budget(int maxCidrs, Settings settings) {
        this.maxCidrs = maxCidrs;
        this.settings = settings;
    }

    /// The decisions, with what they would open held when all rules together are over the budget.
    ///
    /// @param undecided how many CIDRs stand in rules that wait for a feed
    List<Decision> keep(List<Decision> decisions, int undecided) {
        int total = undecided + decisions.stream().mapToInt(Budget::cidrs).sum();
        return total <= maxCidrs ? decisions : hold(decisions, message(decisions, total));
    }

    private static List<Decision> hold(List<Decision> decisions, String message) {
        boolean someOpen = decisions.stream().anyMatch(Decision::opens);
        return decisions.stream()
                .map(decision ->
                        decision.opens() || !someOpen
                                ? Steps.withholdAdditions(
                                        decision, Held.Reason.OVER_BUDGET, message)
                                : decision)
                .toList();
    }

    private static int cidrs(Decision decision) {
        return decision.layout().cidrs();
    }

    private String message(List<Decision> decisions, int total) {
        String rules =
                decisions.stream()
                        .map(decision ->
                                decision.situation().managed().key() + ": " + cidrs(decision))
                        .collect(Collectors.joining(", "));
        return "the policy would hold "
                + total
                + " CIDRs ("
                + rules
                + "), more than its "
                + maxCidrs
                + "; narrow the expression, split the policy, or raise "
                + Annotations.MAX_CIDRS
                + " (the administrator allows "
                + settings.limits().maxCidrs()
                + ")";
    }
}
