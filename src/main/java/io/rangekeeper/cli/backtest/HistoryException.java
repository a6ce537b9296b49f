package io.rangekeeper.cli.backtest;

import java.util.List;

/// A history that cannot be replayed, with what would be right.
public final class HistoryException extends RuntimeException {
    private final List<String> lines;

    HistoryException(List<String> lines) {
        super(String.join("; ", lines));
        this.lines = List.copyOf(lines);
    }

    HistoryException(String line) {
        this(List.of(line));
    }

    /// For people.
    public List<String> lines() {
        return lines;
    }
}
