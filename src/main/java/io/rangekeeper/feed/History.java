package io.rangekeeper.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a document said over time, and what the next one is judged by.
///
/// @param periods the oldest first, each ending where the next begins; the last is the current one
public record History(List<Period> periods, Memory memory) {
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
        Instant from = read.fetched();
        if (!after.isEmpty()) {
            Period last = after.getLast();
            from = latest(from, last.until().orElse(last.lastRead()));
            read = read.at(from);
            if (last.until().isEmpty()) {
                after.removeLast();
                if (last.sha256().equals(snapshot.sha256())) {
                    from = last.from();
                } else {
                    Optional<Instant> until = Optional.of(from);
                    after.add(new Period(last.sha256(), last.from(), until, last.provenance()));
                }
            }
        }
        after.add(new Period(snapshot.sha256(), from, Optional.empty(), read));
        return new History(after, next);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    public History without(Period period) {
        return new History(periods.stream().filter(p -> !p.equals(period)).toList(), memory);
    }
}
