package io.rangekeeper.select;

import java.util.Collection;
import java.util.List;

/// The two kinds of names that the grammar has, and how messages list names.
public final class Names {
    private Names() {}

    /// `[a-z][a-z0-9-]*`: a feed or a set.
    static boolean isName(String text) {
        return beginsWell(text) && text.chars().allMatch(c -> isLower(c) || isDigit(c) || c == '-');
    }

    /// `[a-z][A-Za-z0-9_]*`: an attribute.
    static boolean isAttribute(String text) {
        return beginsWell(text)
                && text.chars()
                        .allMatch(c ->
                                isLower(c) || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_');
    }

    /// `a, b and c`, or `a, b and 7 more` when there are over `most`.
    public static String list(Collection<String> names, String last, int most) {
        List<String> shown = List.copyOf(names);
        if (shown.size() > most) {
            int more = shown.size() - most + 1;
            return "%s and %,d more".formatted(String.join(", ", shown.subList(0, most - 1)), more);
        }
        if (shown.size() < 2) {
            return String.join("", shown);
        }
        int end = shown.size() - 1;
        return "%s %s %s".formatted(String.join(", ", shown.subList(0, end)), last, shown.get(end));
    }

    private static boolean beginsWell(String text) {
        return !text.isEmpty() && isLower(text.charAt(0));
    }

    private static boolean isLower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
