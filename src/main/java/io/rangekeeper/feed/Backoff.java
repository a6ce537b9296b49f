package io.rangekeeper.feed;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try.
@FunctionalInterface
interface Backoff {
    Duration FIRST = Duration.ofMillis(500);
    int MOST_DOUBLINGS = 5;

    /// From now on.
    ///
    /// @param tries how many have failed; at least 1
    Duration delay(int tries);

    /// Exponential with full jitter: anything from nothing to a bound that doubles with each try,
    /// so that those who failed together do not come back together.
    static Backoff fullJitter(RandomGenerator random) {
        return tries -> {
            Duration bound = FIRST.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
            return Duration.ofNanos(random.nextLong(bound.toNanos()));
        };
    }
}
