package io.rangekeeper.store.manifests;

import io.rangekeeper.yaml.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lines that one item of a sequence has for itself, a comment behind it included.
///
/// @param start where its first line begins
/// @param value where the item begins, behind indent and dash
/// @param valueEnd where the item ends
/// @param comma behind its comma; the same as `valueEnd` where it has none
/// @param end behind the break of its last line
record ItemLines(int start, int value, int valueEnd, int comma, int end) {
    boolean hasComma() {
        return comma > valueEnd;
    }

    /// Empty when some item shares a line with another, or with the brackets.
    static Optional<List<ItemLines>> of(Lines lines, Part.Sequence sequence) {
        List<ItemLines> all = new ArrayList<>();
        int from = sequence.start();
        for (Part item : sequence.items()) {
            int begin = sequence.flow() ? item.start() : dash(lines, from);
            Optional<Lines.Rest> rest = lines.rest(item.end());
            if (rest.isEmpty() || !lines.isFirstOnItsLine(begin)) {
                return Optional.empty();
            }
            all.add(
                    new ItemLines(
                            lines.lineStart(begin),
                            item.start(),
                            item.end(),
                            rest.get().comma(),
                            rest.get().end()));
            from = item.end();
        }
        return Optional.of(all);
    }

    /// The next dash behind white space and comments.
    private static int dash(Lines lines, int from) {
        String text = lines.text();
        int at = from;
        while (text.charAt(at) != '-') {
            at = text.charAt(at) == '#' ? lines.lineEnd(at) : at + 1;
        }
        return at;
    }
}
