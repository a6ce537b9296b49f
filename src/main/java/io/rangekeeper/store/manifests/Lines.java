package io.rangekeeper.store.manifests;

import io.rangekeeper.yaml.Part;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text seen as lines. A last line without an end is given one while it is edited, and loses it
/// again.
final class Lines {
    private static final Pattern BREAK = Pattern.compile("\r\n|\r|\n");

    /// What may follow a value on its line without being part of another one.
    private static final Pattern REST =
            Pattern.compile("([ \t]*,)?[ \t]*((?<=[ \t,])#[^\r\n]*)?(\r\n|\r|\n)");

    private final String text;
    private final String lineBreak;
    private final boolean padded;

    Lines(String original) {
        Matcher matcher = BREAK.matcher(original);
        this.lineBreak = matcher.find() ? matcher.group() : "\n";
        this.padded = !original.endsWith("\n") && !original.endsWith("\r");
        this.text = padded ? original + lineBreak : original;
    }

    String text() {
        return text;
    }

    String lineBreak() {
        return lineBreak;
    }

    /// Undoes what was added at the end.
    String finish(String edited) {
        return padded && edited.endsWith(lineBreak)
                ? edited.substring(0, edited.length() - lineBreak.length())
                : edited;
    }

    String slice(int from, int to) {
        return text.substring(from, to);
    }

    String slice(Part part) {
        return text.substring(part.start(), part.end());
    }

    /// What stands between two nodes.
    String gap(Part left, Part right) {
        return text.substring(left.end(), right.start());
    }

    int lineStart(int offset) {
        int start = offset;
        while (start > 0 && "\r\n".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    /// Where the line break of a line begins.
    int lineEnd(int offset) {
        Matcher matcher = BREAK.matcher(text);
        return matcher.find(offset) ? matcher.start() : text.length();
    }

    /// A line break and as many blanks as stand or could stand before the offset.
    String breakAndIndent(int offset) {
        return lineBreak + " ".repeat(text.codePointCount(lineStart(offset), offset));
    }

    boolean isFirstOnItsLine(int offset) {
        return slice(lineStart(offset), offset).isBlank();
    }

    /// The end of a line after a value: a comma, a comment, the line break; empty when something
    /// else follows.
    ///
    /// @param comma the offset behind the comma, or the value's end where there is none
    /// @param end the offset behind the line break
    record Rest(int comma, int end) {}

    Optional<Rest> rest(int valueEnd) {
        Matcher matcher = REST.matcher(text).region(valueEnd, text.length());
        matcher.useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        int comma = matcher.end(1);
        return Optional.of(new Rest(comma < 0 ? valueEnd : comma, matcher.end()));
    }
}
