package io.rangekeeper.report.status;

/// Texts as the page shows them.
final class Words {
    /// Whoever wants to read more asks for the policy's own report.
    private static final int LONGEST = 400;

    private Words() {}

    /// `too_much_added` as a person says it.
    static String of(String label) {
        return label.replace('_', ' ');
    }

    /// Ends a text that somebody made very long.
    static String cut(String text) {
        return cut(text, LONGEST);
    }

    static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + "...";
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
