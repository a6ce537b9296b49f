package io.rangekeeper.config;

import java.util.List;

/// A configuration that is refused as a whole.
public final class ConfigurationException extends IllegalArgumentException {
    private final List<String> problems;

    /// @param problems every mistake, each with its path
    public ConfigurationException(String file, List<String> problems) {
        super(file + ": " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
