package io.rangekeeper.controller.model;

import io.rangekeeper.policy.Held;

/// A part of a change that is held, or that a person let through.
///
/// @param added what stays closed meanwhile
/// @param removed what stays open meanwhile
record Change(Held.Reason reason, long added, long removed) {
    static Change of(Held held) {
        return new Change(held.reason(), Universe.of(held.added()), Universe.of(held.removed()));
    }

    @Override
    public String toString() {
        return reason + " +" + Universe.texts(added) + " -" + Universe.texts(removed);
    }
}
