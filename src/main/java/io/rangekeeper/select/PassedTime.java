package io.rangekeeper.select;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Time as it has passed: the time of day, without what the clock has leapt over.
///
///     the clock shows   |---------->|. . . . . . . .|------->   now
///                                   from            to
///     a hold that began      ^===========..............====|    lasts so much longer
///
/// @param leaps do not overlap, the earliest first
public record PassedTime(List<Leap> leaps) {
    /// The clock was never seen to leap.
    public static final PassedTime WHOLE = new PassedTime(List.of());

    /// Times of day that never were.
    public record Leap(Instant from, Instant to) {}

    public PassedTime {
        leaps = List.copyOf(leaps);
    }

    /// After the clock has leapt from one time to a later one, neither of which lies in a leap.
    public PassedTime leaping(Instant from, Instant to) {
        List<Leap> all = new ArrayList<>(living(from, to).leaps);
        int earlier = (int) all.stream().filter(leap -> leap.to.isBefore(to)).count();
        all.add(earlier, new Leap(from, to));
        return new PassedTime(all);
    }

    /// After the clock has gone from one time to a later one as it should: where it had leapt over
    /// some of that and has gone back since, that has passed after all.
    public PassedTime living(Instant from, Instant to) {
        if (leaps.stream().noneMatch(leap -> leap.from.isBefore(to) && leap.to.isAfter(from))) {
            return this;
        }
        List<Leap> left = new ArrayList<>();
        for (Leap leap : leaps) {
            add(left, leap.from, earlier(leap.to, from));
            add(left, later(leap.from, to), leap.to);
        }
        return new PassedTime(left);
    }

    /// When the time began that has passed until then.
    public Instant before(Instant end, Duration passed) {
        Instant begin = end.minus(passed);
        for (Leap leap : leaps.reversed()) {
            if (leap.from.isBefore(end) && leap.to.isAfter(begin)) {
                begin = begin.minus(Duration.between(leap.from, earlier(leap.to, end)));
            }
        }
        return begin;
    }

    /// When so much time has passed since then, as far as can be told.
    public Instant after(Instant begin, Duration passed) {
        Instant end = begin.plus(passed);
        for (Leap leap : leaps) {
            if (leap.to.isAfter(begin) && leap.from.isBefore(end)) {
                end = end.plus(Duration.between(later(leap.from, begin), leap.to));
            }
        }
        return end;
    }

    private static void add(List<Leap> leaps, Instant from, Instant to) {
        if (from.isBefore(to)) {
            leaps.add(new Leap(from, to));
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
