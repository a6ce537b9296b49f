package io.rangekeeper.report;

/// Colours of a terminal, or none.
public enum Palette {
    PLAIN(false),
    /// ANSI escape sequences (ECMA-48 SGR).
    ANSI(true);

    private final boolean colours;

    Palette(boolean colours) {
        this.colours = colours;
    }

    String bold(String text) {
        return sgr(1, text);
    }

    String dim(String text) {
        return sgr(2, text);
    }

    String red(String text) {
        return sgr(31, text);
    }

    String green(String text) {
        return sgr(32, text);
    }

    String yellow(String text) {
        return sgr(33, text);
    }

    private String sgr(int code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
