package io.rangekeeper.report;

/// Makes texts from feeds, files and annotations safe to print: what a terminal or a log would act
/// upon is shown as an escape.
public final class Printable {
    private static final int LIMIT = 2_000;

    private Printable() {}

    /// The text on one line, without control or direction characters, cut when it is very long.
    public static String of(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints()
                .limit(LIMIT)
                .forEach(codePoint -> {
                    if (isPlain(codePoint)) {
                        printable.appendCodePoint(codePoint);
                    } else {
                        printable.append(String.format("\\u%04x", codePoint));
                    }
                });
        return text.codePointCount(0, text.length()) > LIMIT
                ? printable + "..."
                : printable.toString();
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
