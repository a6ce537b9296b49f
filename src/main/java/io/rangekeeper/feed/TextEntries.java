package io.rangekeeper.feed;

/// Turns the lines of a text into entries: a prefix, an address or `first-last` each; `#` begins a
/// comment, blank lines do not count.
final class TextEntries {
    private final Entries entries;
    private final Attributes attributes;

    TextEntries(Entries entries, Attributes attributes) {
        this.entries = entries;
        this.attributes = attributes;
    }

    void addAll(String text) throws RefusedException {
        for (String line : text.split("\r?\n", -1)) {
            String entry = withoutComment(line).strip();
            if (!entry.isEmpty()) {
                add(entry);
            }
        }
    }

    private void add(String entry) throws RefusedException {
        int dash = entry.indexOf('-');
        if (dash < 0) {
            entries.block(entry, attributes);
        } else {
            String first = entry.substring(0, dash).strip();
            String last = entry.substring(dash + 1).strip();
            entries.range(first, last, attributes);
        }
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf('#');
        return comment < 0 ? line : line.substring(0, comment);
    }
}
