package io.rangekeeper.feed;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What an attribute may be called and what it may hold, in documents of every format. Not for
/// several threads.
final class AttributeRules {
    /// As in expressions; `family` is theirs.
    private static final Pattern NAME = Pattern.compile("(?!family$)[a-z][A-Za-z0-9_]*");

    private static final int MAX_VALUE_LENGTH = 1_000;

    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /// Short, well-formed, and without control characters.
    boolean isValue(String text) {
        return text.length() <= MAX_VALUE_LENGTH
                && utf8.canEncode(text)
                && text.chars().noneMatch(Character::isISOControl);
    }
}
