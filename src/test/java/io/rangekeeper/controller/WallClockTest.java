package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.select.PassedTime;
import io.rangekeeper.select.PassedTime.Leap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WallClockTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration TICK = Duration.ofSeconds(2);
    private static final Duration DAY = Duration.ofDays(1);

    private final LogLines log = new LogLines();
    private Instant now = START;
    private long nanos = Long.MAX_VALUE - 5;
    private WallClock clock = remembering(Snapshots.NONE);

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void whatPassesOnBothClocksIsNoJump() {
        passes(TICK);
        passes(DAY);
        shows(WallClock.BOUND);
        passes(TICK);
        shows(WallClock.BOUND.negated());

        assertThat(clock.hasJumped()).isFalse();
        assertThat(clock.passed()).isEqualTo(PassedTime.WHOLE);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aJumpAheadIsNoTimeThatPasses() {
        passes(TICK);
        shows(DAY);

        assertThat(clock.passed().leaps()).containsExactly(new Leap(at(TICK), at(TICK.plus(DAY))));
        assertThat(clock.hasJumped()).isTrue();
        assertThat(clock.hasJumped()).as("once").isFalse();
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith(
                        "WARN the clock shows 2026-01-02T12:00:02Z where it should show"
                                + " 2026-01-01T12:00:02Z: all feeds are fetched anew, and")
                .endsWith("the time between does not count");
    }

    @Test
    void timePassesTwiceWhereItGoesBack() {
        passes(DAY);
        shows(DAY.negated());

        assertThat(clock.hasJumped()).isTrue();
        assertThat(clock.passed()).isEqualTo(PassedTime.WHOLE);
        assertThat(log.lines()).singleElement().asString().contains("has caught up");
    }

    @Test
    void whatItLeaptOverHasPassedWhenItGoesBackAndComesThere() {
        shows(DAY.multipliedBy(2));
        shows(DAY.multipliedBy(-2));
        passes(DAY);

        assertThat(clock.passed().leaps())
                .containsExactly(new Leap(at(DAY), at(DAY.multipliedBy(2))));
        passes(DAY);
        assertThat(clock.passed()).isEqualTo(PassedTime.WHOLE);
    }

    @Test
    void whatHadPassedHasPassedAfterAClockWasBehindForAWhile() {
        passes(DAY.multipliedBy(3));
        shows(DAY.multipliedBy(-2));
        passes(TICK);
        shows(DAY.multipliedBy(2));

        assertThat(clock.passed().leaps())
                .containsExactly(
                        new Leap(at(DAY.multipliedBy(3)), at(DAY.multipliedBy(3).plus(TICK))));
    }

    @Test
    void whatWasReadBeforeTheProcessBeganHasPassed() {
        clock = remembering(Snapshots.of(List.of(readAt(at(DAY)))));
        shows(DAY.multipliedBy(3));

        assertThat(clock.passed().leaps())
                .containsExactly(new Leap(at(DAY), at(DAY.multipliedBy(3))));
    }

    @Test
    void manyJumpsAreRememberedApart() {
        for (int night = 0; night < 3; night++) {
            passes(DAY);
            shows(DAY);
        }

        assertThat(clock.passed().before(now, DAY.multipliedBy(3))).isEqualTo(START);
    }

    /// Looks at it as often as a controller does.
    private void passes(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
        var _ = clock.passed();
    }

    private void shows(Duration later) {
        now = now.plus(later);
        var _ = clock.passed();
    }

    private WallClock remembering(Snapshots memory) {
        return new WallClock(() -> now, () -> nanos, memory, log.logger());
    }

    private static Instant at(Duration time) {
        return START.plus(time);
    }

    private static Snapshot readAt(Instant time) {
        Provenance read = new Provenance("memory", "", Optional.empty(), Optional.empty(), time);
        return Snapshot.of(DocumentKey.parse("aws"), read, List.of());
    }
}
