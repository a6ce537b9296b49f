package io.rangekeeper.feed;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.function.IntFunction;

/// Tries again what may succeed a moment later, a few times and never past the deadline.
final class Retries {
    private static final int TRIES = 4;

    private final Backoff backoff;

    Retries(Backoff backoff) {
        this.backoff = backoff;
    }

    /// @param attempt is given the number of tries before it
    FetchResult run(Deadline deadline, IntFunction<Try> attempt) {
        RetryPolicy<Try> policy =
                RetryPolicy.<Try>builder()
                        .handleResultIf(Try::again)
                        .abortOn(RuntimeException.class)
                        .withMaxRetries(TRIES - 1)
                        .withMaxDuration(deadline.remaining())
                        .withDelayFn(context ->
                                delay(context.getAttemptCount(), context.getLastResult()))
                        .build();
        try {
            return Failsafe.with(policy)
                    .get(context -> attempt.apply(context.getAttemptCount()))
                    .result();
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                return new Refused(Refusal.UNREACHABLE, "interrupted between two tries");
            }
            throw e;
        }
    }

    private Duration delay(int tries, Try last) {
        return last.pause().orElseGet(() -> backoff.delay(tries));
    }
}
