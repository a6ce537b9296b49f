package io.rangekeeper.controller;

import io.rangekeeper.policy.State;

/// How a policy stands, in one word, the worst first: the state of its plan, and what only shows
/// from one plan to the next.
enum Standing {
    INVALID,
    HELD,
    /// Somebody edits back what is written, again and again.
    CONTENDED,
    WAITING,
    PENDING,
    OBSERVED,
    SYNCED,
    UNMANAGED;

    static Standing of(State state, boolean contended) {
        Standing planned = of(state);
        return contended && planned.compareTo(CONTENDED) > 0 ? CONTENDED : planned;
    }

    private static Standing of(State state) {
        return switch (state) {
            case INVALID -> INVALID;
            case HELD -> HELD;
            case WAITING -> WAITING;
            case PENDING -> PENDING;
            case OBSERVED -> OBSERVED;
            case SYNCED -> SYNCED;
            case UNMANAGED -> UNMANAGED;
        };
    }
}
