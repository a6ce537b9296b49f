package io.rangekeeper.feed;

import java.time.Duration;

/// When the fetching of one document must have ended, however many tries and redirects it takes.
///
/// @param end in nanoseconds, on the clock that never jumps
record Deadline(long end) {
    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /// At least a millisecond, which is as good as over: nothing means "for ever" to libraries.
    Duration remaining() {
        return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }
}
