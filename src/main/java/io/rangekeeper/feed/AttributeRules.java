package io.rangekeeper.feed;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// What an attribute may be called and what it may hold, in documents of every format. Not for
/// several threads.
final class AttributeRules {
    /// As in expressions; `family` is theirs.
    private static final Pattern NAME = Pattern.compile("(?!family$)[a-z][A-Za-z0-9_]*");

    private static final int MAX_VALUE_LENGTH = 1_000;

    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();

    /// What has passed: an entry has the names, and mostly the values, of those before it, and to
    /// look at each anew was a fifth of the time that a document took.
    private final Set<String> names = new HashSet<>();

    private final Set<String> values = new HashSet<>();

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /// As [#isName], for many.
    boolean isAttribute(String text) {
        return names.contains(text) || (isName(text) && names.add(text));
    }

    /// Short, well-formed, and without control characters.
    boolean isValue(String text) {
        return values.contains(text) || (isPlain(text) && values.add(text));
    }

    private boolean isPlain(String text) {
        return text.length() <= MAX_VALUE_LENGTH
                && utf8.canEncode(text)
                && text.chars().noneMatch(Character::isISOControl);
    }
}
