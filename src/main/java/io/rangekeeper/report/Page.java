package io.rangekeeper.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A text for a terminal while it is written. Everything that goes in is made printable here, and
/// only here.
final class Page {
    private static final int NARROWEST = 40;

    private final StringBuilder out = new StringBuilder();
    private final int width;

    /// @param width in characters, for prose; data is never broken
    Page(int width) {
        this.width = Math.max(width, NARROWEST);
    }

    /// A line of words, broken between them where it is too long.
    void prose(int indent, String text) {
        prose(indent, "", UnaryOperator.identity(), text);
    }

    /// The same with a coloured beginning; more lines stand below its first one.
    void prose(int indent, String lead, UnaryOperator<String> colour, String text) {
        boolean first = true;
        for (String line : wrap(Printable.of(lead + text), width - indent)) {
            String begin = first && line.startsWith(lead) ? colour.apply(lead) : "";
            line(indent, begin + (begin.isEmpty() ? line : line.substring(lead.length())));
            first = false;
        }
    }

    /// A line that stays whole, however long it is.
    void data(int indent, String text) {
        line(indent, Printable.of(text));
    }

    /// A line that is put together of pieces that are printable already.
    void line(int indent, String printable) {
        out.append(" ".repeat(indent)).append(printable.stripTrailing()).append('\n');
    }

    void blank() {
        out.append('\n');
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
