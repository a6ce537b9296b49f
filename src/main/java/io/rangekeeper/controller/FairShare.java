package io.rangekeeper.controller;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Chooses a few of many: the worst of each namespace comes before the second of any, so that
/// nobody can hide the trouble of others behind a thousand mistakes of his own.
final class FairShare {
    private record Placed<T>(T value, int place) {}

    private FairShare() {}

    /// At most `limit` of them.
    ///
    /// @param worstFirst all of them
    static <T> List<T> of(List<T> worstFirst, Function<T, String> namespace, int limit) {
        Map<String, Integer> places = new HashMap<>();
        List<Placed<T>> placed = new ArrayList<>();
        for (T value : worstFirst) {
            placed.add(new Placed<>(value, places.merge(namespace.apply(value), 1, Integer::sum)));
        }
        return placed.stream()
                .sorted(Comparator.comparingInt(Placed::place))
                .limit(limit)
                .map(Placed::value)
                .toList();
    }
}
