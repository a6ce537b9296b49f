package io.rangekeeper.store.manifests;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Replacements in one text, gathered in any order.
final class Splices {
    private record Splice(int start, int end, String replacement) {}

    private final List<Splice> splices = new ArrayList<>();

    void replace(int start, int end, String replacement) {
        splices.add(new Splice(start, end, replacement));
    }

    void insert(int at, String text) {
        replace(at, at, text);
    }

    void delete(int start, int end) {
        replace(start, end, "");
    }

    /// Everything between the replacements is kept; an insertion stands before what is replaced at
    /// the same place.
    ///
    /// @throws UneditableException when two of them overlap
    String apply(String text) {
        splices.sort(Comparator.comparingInt(Splice::start).thenComparingInt(Splice::end));
        StringBuilder edited = new StringBuilder(text.length());
        int at = 0;
        for (Splice splice : splices) {
            if (splice.start < at) {
                throw new UneditableException("two changes concern the same text");
            }
            edited.append(text, at, splice.start).append(splice.replacement);
            at = splice.end;
        }
        return edited.append(text, at, text.length()).toString();
    }
}
