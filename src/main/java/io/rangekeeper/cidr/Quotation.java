package io.rangekeeper.cidr;

/// Somebody else's text inside our messages: short, on one line and in ASCII, so that it can
/// neither flood a log nor pass for something that it is not.
final class Quotation {
    private static final int LONGEST = 60;

    private Quotation() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.chars().limit(LONGEST).forEach(c -> append(quoted, (char) c));
        return quoted.append(text.length() > LONGEST ? "...\"" : "\"").toString();
    }

    static boolean isPlain(char c) {
        return c > ' ' && c < 0x7F;
    }

    /// How standards name a character: `U+FF11`.
    static String name(char c) {
        return String.format("U+%04X", (int) c);
    }

    private static void append(StringBuilder quoted, char c) {
        if (c == '"' || c == '\\') {
            quoted.append('\\').append(c);
        } else if (c == ' ' || isPlain(c)) {
            quoted.append(c);
        } else {
            quoted.append(String.format("\\u%04X", (int) c));
        }
    }
}
