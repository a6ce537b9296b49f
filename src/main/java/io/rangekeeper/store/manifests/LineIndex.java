package io.rangekeeper.store.manifests;

import io.rangekeeper.yaml.MarkedText;
import java.util.Arrays;

/// Where the lines of a text begin: a dump of a cluster has thousands of objects, and counting to
/// each of them from the top would take for ever.
final class LineIndex {
    private final String file;
    private final int[] starts;

    private LineIndex(String file, int[] starts) {
        this.file = file;
        this.starts = starts;
    }

    static LineIndex of(MarkedText text) {
        String all = text.text();
        int[] starts = new int[all.length() + 1];
        int count = 1;
        for (int i = 0; i < all.length(); i++) {
            if (all.charAt(i) == '\n' || (all.charAt(i) == '\r' && !all.startsWith("\n", i + 1))) {
                starts[count++] = i + 1;
            }
        }
        return new LineIndex(text.file(), Arrays.copyOf(starts, count));
    }

    /// `file:line` of an offset, counted as [MarkedText#line] does.
    String place(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return file + ":" + (found >= 0 ? found + 1 : -found - 1);
    }
}
