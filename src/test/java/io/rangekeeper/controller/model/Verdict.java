package io.rangekeeper.controller.model;

import io.rangekeeper.policy.Held;
import java.util.List;
import java.util.Set;

/// What the model expects of a plan.
///
/// @param after what the rule allows once the plan is carried out
/// @param withdrawn what stays open for the hold because its owner withdrew it
/// @param unremembered what does because nobody remembers whether that happened
record Verdict(
        Kind kind,
        long after,
        long withdrawn,
        long unremembered,
        List<Change> held,
        List<Change> approved) {
    /// How the plan stands as a whole.
    enum Kind {
        UNMANAGED,
        INVALID,
        WAITING,
        DECIDED
    }

    Verdict {
        held = List.copyOf(held);
        approved = List.copyOf(approved);
    }

    static Verdict untouched(Kind kind, long live) {
        return new Verdict(kind, live, 0, 0, List.of(), List.of());
    }

    boolean holds(Held.Reason... reasons) {
        return held.stream().map(Change::reason).anyMatch(Set.of(reasons)::contains);
    }

    /// Blocks of unknown origin that are kept.
    long adopted() {
        return held.stream()
                .filter(change -> change.reason() == Held.Reason.ADOPTION)
                .mapToLong(Change::removed)
                .reduce(0, (one, other) -> one | other);
    }

    boolean holdsOnlyAdoption() {
        return held.stream().allMatch(change -> change.reason() == Held.Reason.ADOPTION);
    }

    @Override
    public String toString() {
        return "expected %s, allowing %s, withdrawn %s, unremembered %s, held %s, approved %s"
                .formatted(
                        kind,
                        Universe.texts(after),
                        Universe.texts(withdrawn),
                        Universe.texts(unremembered),
                        held,
                        approved);
    }
}
