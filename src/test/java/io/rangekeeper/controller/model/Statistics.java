package io.rangekeeper.controller.model;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/// How often what happened, so that a model check that meets nothing does not pass.
final class Statistics {
    private final SortedMap<String, Integer> counts = new TreeMap<>();

    void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    void count(Enum<?> what) {
        count(what.getDeclaringClass().getSimpleName() + " " + what);
    }

    void count(Step step) {
        count("step " + step.getClass().getSimpleName());
    }

    /// Which of these never happened.
    Collection<String> missing(Collection<String> expected) {
        return expected.stream().filter(what -> !counts.containsKey(what)).toList();
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
