package io.rangekeeper.store.manifests;

import io.rangekeeper.yaml.Part;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a mapping or a sequence puts around its entries: brackets, commas, line breaks and indents,
/// as an existing one has them. Comments are not copied.
record Punctuation(String open, String between, String close) {
    private static final Pattern OPEN = Pattern.compile("[{\\[](\\s*)");
    private static final Pattern BETWEEN = Pattern.compile("\\s*,\\s*");
    private static final Pattern CLOSE = Pattern.compile("(?:\\s*,)?(\\s*[}\\]])");
    private static final Pattern COLON = Pattern.compile("\\s*:\\s*");

    static Punctuation of(Lines lines, Part.Mapping mapping) {
        List<Part> keys = mapping.entries().stream().map(Part.Entry::key).toList();
        List<Part> values = mapping.entries().stream().map(Part.Entry::value).toList();
        if (!mapping.flow()) {
            return new Punctuation("", lines.breakAndIndent(keys.getFirst().start()), "");
        }
        boolean compact =
                !values.isEmpty() && colon(lines, mapping.entries().getFirst()).equals(":");
        return flow(lines, mapping, "{}", keys, values, compact);
    }

    static Punctuation of(Lines lines, Part.Sequence sequence, boolean compact) {
        List<Part> items = sequence.items();
        if (!sequence.flow()) {
            String gap = lines.slice(sequence.start() + 1, items.getFirst().start());
            String dash = "-" + (gap.matches(" +") ? gap : " ");
            return new Punctuation(dash, lines.breakAndIndent(sequence.start()) + dash, "");
        }
        return flow(lines, sequence, "[]", items, items, compact);
    }

    /// What stands between a key and its value.
    static String colon(Lines lines, Part.Entry entry) {
        String colon = lines.gap(entry.key(), entry.value());
        if (COLON.matcher(colon).matches()) {
            return colon;
        }
        return colon.contains("\n") ? ":" + lines.breakAndIndent(entry.value().start()) : ": ";
    }

    String around(List<String> entries) {
        return open + String.join(between, entries) + close;
    }

    /// The same for a list within this mapping: one level deeper where it has a line for each
    /// entry.
    Punctuation nested() {
        String compactComma = between.equals(",") ? "," : ", ";
        if (!open.contains("\n")) {
            return new Punctuation("[", compactComma, "]");
        }
        String indent = open.substring(1);
        boolean closedBelow = close.contains("\n") && close.length() - 1 < indent.length();
        String step = closedBelow ? indent.substring(close.length() - 1) : "  ";
        String deeper = indent + step;
        return new Punctuation("[" + deeper, "," + deeper, indent + "]");
    }

    private static Punctuation flow(
            Lines lines,
            Part part,
            String brackets,
            List<Part> starts,
            List<Part> ends,
            boolean compact) {
        if (starts.isEmpty()) {
            return new Punctuation(
                    brackets.substring(0, 1), compact ? "," : ", ", brackets.substring(1));
        }
        Matcher open = OPEN.matcher(lines.slice(part.start(), starts.getFirst().start()));
        Matcher close = CLOSE.matcher(lines.slice(ends.getLast().end(), part.end()));
        String indent = open.matches() ? open.group(1) : "";
        return new Punctuation(
                brackets.charAt(0) + indent,
                between(lines, starts, ends, indent, compact),
                close.matches() ? close.group(1) : brackets.substring(1));
    }

    private static String between(
            Lines lines, List<Part> starts, List<Part> ends, String indent, boolean compact) {
        if (starts.size() > 1) {
            String between = lines.gap(ends.getFirst(), starts.get(1));
            if (BETWEEN.matcher(between).matches()) {
                return between;
            }
        }
        if (indent.contains("\n")) {
            return "," + indent;
        }
        return compact ? "," : ", ";
    }
}
