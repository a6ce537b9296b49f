package io.rangekeeper.controller;

import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.select.PassedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices when the time of day jumps, beside a clock that never does: somebody set it, or the
/// machine was suspended, in which time no owner could be asked either. For several threads.
///
/// It compares whenever it is asked, so a jump is noticed before anything is made of the times
/// after it.
final class WallClock {
    /// Less than this is no jump. Clocks are kept right by far smaller steps, and for holds of
    /// hours a minute is nothing, nor for feeds that are fetched once a minute at most.
    static final Duration BOUND = Duration.ofMinutes(1);

    /// Whoever stood still after reading one clock has to read both again.
    private static final long AT_ONCE = Duration.ofSeconds(1).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(WallClock.class);

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Logger log;

    /// The latest that there ever was: what lies before has been, here or where the memory is from.
    private Instant latest;

    private Instant last;
    private long lastNanos;
    private PassedTime passed = PassedTime.WHOLE;
    private boolean jumped;

    /// @param nanos goes on steadily
    /// @param memory what was read before
    WallClock(InstantSource clock, LongSupplier nanos, Snapshots memory) {
        this(clock, nanos, memory, LOG);
    }

    WallClock(InstantSource clock, LongSupplier nanos, Snapshots memory, Logger log) {
        this.clock = clock;
        this.nanos = nanos;
        this.log = log;
        this.last = clock.instant();
        this.lastNanos = nanos.getAsLong();
        this.latest =
                memory.all().stream()
                        .map(snapshot -> memory.periods(snapshot.key()).getLast().lastRead())
                        .reduce(last, WallClock::later);
    }

    /// How much time has passed until now.
    synchronized PassedTime passed() {
        look();
        return passed;
    }

    /// Whether it has jumped since somebody asked last.
    synchronized boolean hasJumped() {
        look();
        boolean was = jumped;
        jumped = false;
        return was;
    }

    private void look() {
        long nanosNow;
        Instant now;
        do {
            nanosNow = nanos.getAsLong();
            now = clock.instant();
        } while (nanos.getAsLong() - nanosNow > AT_ONCE);
        Instant expected = last.plusNanos(nanosNow - lastNanos);
        Duration ahead = Duration.between(expected, now);
        if (ahead.abs().compareTo(BOUND) > 0) {
            jump(expected, now);
        } else if (now.isAfter(last)) {
            passed = passed.living(last, now);
        }
        latest = later(latest, now);
        last = now;
        lastNanos = nanosNow;
    }

    private void jump(Instant expected, Instant now) {
        jumped = true;
        // Where it was ahead and comes there again, or was behind for a while, that has been.
        Instant from = later(latest, expected);
        if (now.isAfter(from)) {
            passed = passed.leaping(from, now);
        }
        log.warn(
                "the clock shows {} where it should show {}: all feeds are fetched anew, and{}",
                now,
                expected,
                now.isAfter(expected)
                        ? " for what waits (removals, what is held back) the time between does not"
                                + " count"
                        : " what waits (removals, what is held back) goes on waiting until the"
                                + " clock has caught up");
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
