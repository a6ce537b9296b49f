package io.rangekeeper.report.status;

import java.util.Locale;

/// How much something matters; each has a colour and a mark, as a colour alone says nothing to
/// many.
enum Tone {
    BAD("!"),
    NOTABLE("~"),
    GOOD("="),
    PLAIN("-");

    private final String mark;

    Tone(String mark) {
        this.mark = mark;
    }

    String mark() {
        return mark;
    }

    /// The class in the style sheet.
    String style() {
        return name().toLowerCase(Locale.ROOT);
    }
}
