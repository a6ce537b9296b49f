package io.rangekeeper.feed;

/// How a piece of a document is shown to people: short, quoted, and in plain ASCII, so that it can
/// neither forge a line of a log nor pass a Cyrillic letter for a Latin one.
final class Excerpt {
    private static final int MAX_LENGTH = 60;

    private Excerpt() {}

    static String of(String text) {
        return '"' + plain(text, MAX_LENGTH) + '"';
    }

    /// As [#of], but without quotes and of up to `length` characters.
    static String plain(String text, int length) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), length); i++) {
            append(plain, text.charAt(i));
        }
        return text.length() > length ? plain + "..." : plain.toString();
    }

    private static void append(StringBuilder plain, char c) {
        if (c == '\t') {
            plain.append("\\t");
        } else if (c == '\n') {
            plain.append("\\n");
        } else if (c < ' ' || c > '~') {
            plain.append(String.format("\\u%04x", (int) c));
        } else {
            plain.append(c);
        }
    }
}
