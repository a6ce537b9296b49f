package io.rangekeeper.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A name of a namespace, or of several: `*` stands for any characters, or none.
public record NamespacePattern(String text) {
    private static final Pattern WRITTEN = Pattern.compile("[a-z0-9*-]{1,63}");

    /// Empty when no namespace can have such a name.
    public static Optional<NamespacePattern> parse(String text) {
        return WRITTEN.matcher(text).matches()
                ? Optional.of(new NamespacePattern(text))
                : Optional.empty();
    }

    /// Parts between asterisks are looked for from left to right, the last one at the end: this
    /// never goes back, however many there are.
    public boolean matches(String namespace) {
        List<String> parts = List.of(text.split("\\*", -1));
        if (parts.size() == 1) {
            return text.equals(namespace);
        }
        String last = parts.getLast();
        if (!namespace.startsWith(parts.getFirst())) {
            return false;
        }
        int at = parts.getFirst().length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = namespace.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        return namespace.endsWith(last) && at + last.length() <= namespace.length();
    }
}
