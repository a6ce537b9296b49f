package io.rangekeeper.controller;

import java.util.Locale;

/// Values as metrics, logs and answers spell them.
final class Labels {
    private Labels() {}

    /// `over_budget`.
    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
