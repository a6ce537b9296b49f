package io.rangekeeper.cli.backtest;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.report.Backtest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Follows the removals of one rule that wait: since when each does, and what becomes of it.
final class WaitLedger {
    private final List<Wait> open = new ArrayList<>();
    private int removals;
    private int cameBack;
    private Duration longest = Duration.ZERO;

    /// What one document withdrew.
    ///
    /// @param interrupted whether some of it was published again
    private record Wait(CidrSet addresses, Instant since, boolean interrupted) {}

    /// What waits now. What waited before and does not any more was published again where the rule
    /// is still meant to allow it, or else it is closed now.
    ///
    /// @param allowed what the rule allows from now on
    void update(CidrSet waiting, CidrSet allowed, Instant now) {
        List<Wait> before = List.copyOf(open);
        open.clear();
        CidrSet known = CidrSet.EMPTY;
        for (Wait wait : before) {
            known = known.union(wait.addresses);
            follow(wait, waiting, allowed, now);
        }
        CidrSet news = waiting.difference(known);
        if (!news.isEmpty()) {
            removals++;
            open.add(new Wait(news, now, false));
        }
    }

    /// Whether something waits still.
    boolean isOpen() {
        return !open.isEmpty();
    }

    Backtest.Waits sums() {
        return Backtest.Waits.of(
                removals,
                cameBack,
                longest.toSeconds(),
                CidrSet.union(open.stream().map(Wait::addresses).toList()));
    }

    private void follow(Wait wait, CidrSet waiting, CidrSet allowed, Instant now) {
        CidrSet rest = wait.addresses.intersection(waiting);
        CidrSet ended = wait.addresses.difference(waiting);
        boolean returned = ended.overlaps(allowed);
        if (returned && !wait.interrupted) {
            cameBack++;
        }
        if (!allowed.containsAll(ended)) {
            Duration waited = Duration.between(wait.since, now);
            longest = longest.compareTo(waited) < 0 ? waited : longest;
        }
        if (!rest.isEmpty()) {
            open.add(new Wait(rest, wait.since, wait.interrupted || returned));
        }
    }
}
