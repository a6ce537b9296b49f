package io.rangekeeper.controller.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reduces a failing run to one of which no step can be left out: first large parts, then single
/// steps.
final class Shrinking {
    private Shrinking() {}

    /// What goes wrong when these steps are taken.
    static Optional<Throwable> failure(List<Step> steps) {
        try {
            Run.of(steps, new Statistics());
            return Optional.empty();
        } catch (AssertionError | RuntimeException e) {
            return Optional.of(e);
        }
    }

    static List<Step> shortest(List<Step> failing) {
        List<Step> steps = failing;
        for (int part = steps.size() / 2; part > 0; part /= 2) {
            List<Step> before;
            do {
                before = steps;
                steps = without(steps, part);
            } while (steps.size() < before.size());
        }
        return steps;
    }

    /// Every part of that length is left out where the rest still fails.
    private static List<Step> without(List<Step> failing, int part) {
        List<Step> steps = failing;
        for (int from = 0; from < steps.size(); ) {
            List<Step> fewer = new ArrayList<>(steps.subList(0, from));
            fewer.addAll(steps.subList(Math.min(from + part, steps.size()), steps.size()));
            if (failure(fewer).isPresent()) {
                steps = fewer;
            } else {
                from += part;
            }
        }
        return steps;
    }
}
