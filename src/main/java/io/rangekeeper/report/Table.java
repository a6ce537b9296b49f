package io.rangekeeper.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Rows of texts in columns that stand below each other.
final class Table {
    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    /// @param cells as many as in every other row
    void row(List<String> cells) {
        rows.add(cells.stream().map(Printable::of).toList());
    }

    void write(Page page, int indent) {
        List<Integer> widths = widths();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths.get(i) + GAP - length(row.get(i))));
            }
            page.line(indent, line.toString());
        }
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>(Collections.nCopies(rows.getFirst().size(), 0));
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths.set(i, Math.max(widths.get(i), length(row.get(i))));
            }
        }
        return widths;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
