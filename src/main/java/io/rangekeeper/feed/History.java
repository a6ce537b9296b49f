package io.rangekeeper.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a document said over time, and what the next one is judged by.
///
/// @param periods the oldest first, each ending where the next begins; the last is the current one
public record History(List<Period> periods, Memory memory) {
    /// Where the clock has gone back, one thing still comes after the other.
    private static final Duration TICK = Duration.ofMillis(1);

    public static final History NONE = new History(List.of(), Memory.NONE);

    public History {
        periods = List.copyOf(periods);
    }

    /// What is current, if anything was ever read.
    public Optional<Period> current() {
        return periods.isEmpty()
                ? Optional.empty()
                : Optional.of(periods.getLast()).filter(last -> last.until().isEmpty());
    }

    public History with(Memory next) {
        return new History(periods, next);
    }

    /// After this snapshot was read: the same content goes on, another one begins. Time never goes
    /// back here, whatever the clock does: what is measured by it would end too early.
    public History with(Snapshot snapshot, Memory next) {
        List<Period> after = new ArrayList<>(periods);
        Provenance read = snapshot.provenance();
        if (after.isEmpty()) {
            after.add(new Period(snapshot.sha256(), read.fetched(), Optional.empty(), read));
            return new History(after, next);
        }
        Period last = after.getLast();
        Instant end = last.until().orElse(last.lastRead());
        if (last.until().isEmpty() && last.sha256().equals(snapshot.sha256())) {
            after.removeLast();
            Provenance again = read.at(latest(read.fetched(), end));
            after.add(new Period(last.sha256(), last.from(), Optional.empty(), again));
            return new History(after, next);
        }
        Instant from = read.fetched().isBefore(end) ? end.plus(TICK) : read.fetched();
        if (last.until().isEmpty()) {
            after.removeLast();
            after.add(new Period(last.sha256(), last.from(), Optional.of(from), last.provenance()));
        }
        after.add(new Period(snapshot.sha256(), from, Optional.empty(), read.at(from)));
        return new History(after, next);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    public History without(Period period) {
        return new History(periods.stream().filter(p -> !p.equals(period)).toList(), memory);
    }
}
