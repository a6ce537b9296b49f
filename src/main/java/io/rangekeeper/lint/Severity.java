package io.rangekeeper.lint;

import java.util.Locale;

/// How bad it is, the worst first.
public enum Severity {
    /// Something is open, or cut off, that hardly anybody can mean.
    ERROR,
    /// A reviewer would ask.
    WARNING,
    /// Worth knowing.
    NOTE;

    /// As reports and SARIF spell it.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isAtLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
