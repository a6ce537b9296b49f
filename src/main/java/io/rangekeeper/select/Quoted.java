package io.rangekeeper.select;

/// Text from outside as messages show it: quoted, cut when long, and without any character that
/// could change how a terminal or a log shows the rest.
final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    static String of(String text) {
        return '"' + bare(text.replace("\"", "\\\"")) + '"';
    }

    /// The same without quotes, for text that has its own.
    static String bare(String text) {
        return cut(text, LONGEST);
    }

    /// At most `longest` code points of the text.
    static String cut(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(longest).forEach(character -> show(character, shown));
        return text.codePointCount(0, text.length()) > longest ? shown + "…" : shown.toString();
    }

    /// Whether a character shows as itself and nothing else: no control, no direction mark, no half
    /// of a pair.
    static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    static String codePoint(int character) {
        return "U+%04X".formatted(character);
    }

    private static void show(int character, StringBuilder shown) {
        if (isPlain(character)) {
            shown.appendCodePoint(character);
        } else {
            shown.append("\\u{%X}".formatted(character));
        }
    }
}
