package io.rangekeeper.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Commands that a person copies into a shell: names from manifests may hold anything.
public final class ShellWords {
    /// What a shell takes as it stands.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWords() {}

    public static String join(List<String> words) {
        return words.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
