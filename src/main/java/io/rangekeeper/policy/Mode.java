package io.rangekeeper.policy;

import java.util.Locale;
import java.util.Optional;

/// Whether a plan is written. The order is the order of power: a limit allows its own mode and
/// those before it.
public enum Mode {
    /// Differences are reported, nothing is written.
    OBSERVE,
    /// Differences are corrected.
    ENFORCE;

    /// As users write it: `observe`, `enforce`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The mode that users write this way.
    public static Optional<Mode> of(String label) {
        for (Mode mode : values()) {
            if (mode.label().equals(label)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
