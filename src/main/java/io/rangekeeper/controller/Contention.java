package io.rangekeeper.controller;

import io.rangekeeper.store.PolicyName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// Notices that somebody edits a policy back again and again, and slows the corrections down: what
/// somebody opened is closed soon all the same. For several threads.
final class Contention {
    /// So many corrections within so long are contention.
    private static final int MANY = 3;

    private static final Duration WITHIN = Duration.ofMinutes(10);

    private static final Duration CLOSING = Duration.ofSeconds(1);
    private static final Duration OTHERS = Duration.ofMinutes(1);

    /// When drift was corrected, the oldest first; at most [#MANY] times.
    private final Map<PolicyName, Deque<Instant>> corrections = new HashMap<>();

    /// Drift was corrected.
    synchronized void corrected(PolicyName name, Instant now) {
        Deque<Instant> times = corrections.computeIfAbsent(name, key -> new ArrayDeque<>());
        times.addLast(now);
        if (times.size() > MANY) {
            times.removeFirst();
        }
    }

    synchronized boolean isContended(PolicyName name, Instant now) {
        Deque<Instant> times = corrections.get(name);
        if (times != null && !isOfLate(times.getLast(), now)) {
            corrections.remove(name);
            return false;
        }
        return times != null && times.size() == MANY && times.getFirst().isAfter(now.minus(WITHIN));
    }

    /// What lies ahead is not of late either: the clock has gone back, and nobody waits until it
    /// has come there again.
    private static boolean isOfLate(Instant time, Instant now) {
        return !time.isBefore(now.minus(WITHIN)) && !time.isAfter(now);
    }

    /// How long a correction has to wait; zero when it need not.
    ///
    /// @param closes whether it closes addresses
    synchronized Duration wait(PolicyName name, boolean closes, Instant now) {
        Deque<Instant> times = corrections.get(name);
        if (times == null || !isContended(name, now)) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(now, times.getLast().plus(closes ? CLOSING : OTHERS));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    synchronized void forget(PolicyName name) {
        corrections.remove(name);
    }
}
