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

    /// After this snapshot was read: the same content goes on, another one begins.
    public History with(Snapshot snapshot, Memory next) {
        List<Period> after = new ArrayList<>(periods);
        Instant from = snapshot.provenance().fetched();
        if (current().isPresent()) {
            Period last = after.removeLast();
            if (last.sha256().equals(snapshot.sha256())) {
                from = last.from();
            } else {
                after.add(
                        new Period(
                                last.sha256(), last.from(), Optional.of(from), last.provenance()));
            }
        }
        after.add(new Period(snapshot.sha256(), from, Optional.empty(), snapshot.provenance()));
        return new History(after, next);
    }

    public History without(Period period) {
        return new History(periods.stream().filter(p -> !p.equals(period)).toList(), memory);
    }
}
