package io.rangekeeper.store.cluster;

import io.rangekeeper.store.PolicyEvents.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was told not long ago, so that it is not told again. For one thread.
final class EventMemory {
    /// How long an API server keeps an event, by default.
    static final Duration FRESH = Duration.ofHours(1);

    /// How often the same event is counted in its series at most.
    static final Duration COUNTED = Duration.ofMinutes(10);

    private final int limit;
    private final Map<Key, Told> told = new LinkedHashMap<>();

    /// @param limit how many are remembered; the oldest are forgotten, and told again
    EventMemory(int limit) {
        this.limit = limit;
    }

    /// The same thing about the same object.
    record Key(String uid, Reason reason, String note) {}

    /// @param name of the event
    /// @param posted when it was made
    /// @param patched when its series was last written
    private record Told(String name, Instant posted, Instant patched, int count) {
        Told counted() {
            return new Told(name, posted, patched, count + 1);
        }

        Told patchedAt(Instant now) {
            return new Told(name, posted, now, count);
        }
    }

    /// What to do about something that happened.
    sealed interface Step {
        /// An event is to be made.
        record Post() implements Step {}

        /// An event is to say that it happened again.
        ///
        /// @param count how often by now
        record Count(String name, int count) implements Step {}

        /// Nothing, for now.
        record Nothing() implements Step {}
    }

    /// What to do; what happened counts.
    Step next(Key key, Instant now) {
        Told before = told.get(key);
        if (before == null || !isWithin(FRESH, before.posted(), now)) {
            return new Step.Post();
        }
        Told counted = before.counted();
        if (isWithin(COUNTED, before.patched(), now)) {
            told.put(key, counted);
            return new Step.Nothing();
        }
        told.put(key, counted.patchedAt(now));
        return new Step.Count(counted.name(), counted.count());
    }

    /// An event was made.
    void posted(Key key, String name, Instant now) {
        told.remove(key);
        told.put(key, new Told(name, now, now, 1));
        if (told.size() > limit) {
            told.remove(told.keySet().iterator().next());
        }
    }

    /// It is to be made anew when it happens again: the cluster does not have it.
    void forget(Key key) {
        told.remove(key);
    }

    int size() {
        return told.size();
    }

    /// A clock that was set back makes nothing fresh for longer.
    private static boolean isWithin(Duration time, Instant since, Instant now) {
        Duration passed = Duration.between(since, now);
        return !passed.isNegative() && passed.compareTo(time) < 0;
    }
}
