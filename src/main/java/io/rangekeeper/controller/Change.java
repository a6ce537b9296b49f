package io.rangekeeper.controller;

/// Which way a set changed.
enum Change {
    ADDED,
    REMOVED;

    /// How metrics call it: `added`.
    String label() {
        return Labels.of(this);
    }
}
