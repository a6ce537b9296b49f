package io.rangekeeper.store.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Limits how often something is done. For one thread.
final class TokenBucket {
    private final int burst;
    private final Duration each;
    private final InstantSource clock;
    private double tokens;
    private Instant filled;

    /// @param burst how many at once after a rest
    /// @param each how long one more takes
    TokenBucket(int burst, Duration each, InstantSource clock) {
        this.burst = burst;
        this.each = each;
        this.clock = clock;
        this.tokens = burst;
        this.filled = clock.instant();
    }

    /// Whether it may be done now; it counts as done then. A clock that is set back costs what
    /// would have come meanwhile.
    boolean take() {
        Instant now = clock.instant();
        double more = (double) Duration.between(filled, now).toMillis() / each.toMillis();
        tokens = Math.min(burst, tokens + Math.max(0, more));
        filled = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
