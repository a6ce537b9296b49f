package io.rangekeeper.controller;

import java.util.Locale;

/// Which way a set changed.
enum Change {
    ADDED,
    REMOVED;

    /// How metrics call it: `added`.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
