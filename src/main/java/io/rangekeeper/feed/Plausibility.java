package io.rangekeeper.feed;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Whether what was read can be true. The checks stand in their order, one plain error each.
final class Plausibility {
    private Plausibility() {}

    /// @param chosen whether a person chose the document: then too few ranges are worth a note
    /// @param notes receives what a person should know of a document that passes
    static void check(Entries entries, Expectation expect, boolean chosen, List<String> notes)
            throws RefusedException {
        checkMalformed(entries);
        checkUsable(entries);
        checkWidest(entries, expect);
        checkMinRanges(entries, expect, chosen, notes);
        checkAttributes(entries, expect);
        explain(entries, notes);
    }

    /// At most 1 % of the entries may be malformed; one always may.
    private static void checkMalformed(Entries entries) throws RefusedException {
        if (entries.malformed() > Math.max(1, entries.total() / 100)) {
            throw new RefusedException(
                    Refusal.MALFORMED,
                    "%d of %d entries cannot be read: %s"
                            .formatted(
                                    entries.malformed(),
                                    entries.total(),
                                    String.join("; ", entries.malformedExamples())));
        }
    }

    private static void checkUsable(Entries entries) throws RefusedException {
        if (entries.total() == 0) {
            throw new RefusedException(Refusal.IMPLAUSIBLE, "it lists no ranges");
        }
        if (entries.usable() == 0) {
            throw new RefusedException(
                    Refusal.IMPLAUSIBLE,
                    "none of its %d entries may enter a policy: %s"
                            .formatted(entries.total(), String.join("; ", examples(entries))));
        }
    }

    private static void checkWidest(Entries entries, Expectation expect) throws RefusedException {
        if (entries.tooWide().isPresent()) {
            throw new RefusedException(
                    Refusal.IMPLAUSIBLE,
                    "%s is broader than this owner's ranges are (at most /%d and /%d)"
                            .formatted(
                                    entries.tooWide().get(),
                                    expect.widestIpv4(),
                                    expect.widestIpv6()));
        }
    }

    private static void checkMinRanges(
            Entries entries, Expectation expect, boolean chosen, List<String> notes)
            throws RefusedException {
        if (entries.usable() >= expect.minRanges()) {
            return;
        }
        String few =
                "%d ranges where at least %d are expected"
                        .formatted(entries.usable(), expect.minRanges());
        if (!chosen) {
            throw new RefusedException(Refusal.IMPLAUSIBLE, few);
        }
        notes.add(few);
    }

    private static void checkAttributes(Entries entries, Expectation expect)
            throws RefusedException {
        SortedSet<String> missing = new TreeSet<>(expect.attributes());
        missing.removeAll(entries.attributes());
        if (!missing.isEmpty()) {
            throw new RefusedException(
                    Refusal.IMPLAUSIBLE,
                    "no range has %s any more".formatted(String.join(", ", missing)));
        }
    }

    private static void explain(Entries entries, List<String> notes) {
        if (entries.malformed() > 0) {
            notes.add(
                    "%d of %d entries cannot be read and were left out: %s"
                            .formatted(
                                    entries.malformed(),
                                    entries.total(),
                                    String.join("; ", entries.malformedExamples())));
        }
        if (entries.quarantined() > 0) {
            notes.add(
                    "%d of %d entries never enter a policy: %s"
                            .formatted(
                                    entries.quarantined(),
                                    entries.total(),
                                    String.join("; ", entries.quarantinedExamples())));
        }
    }

    private static List<String> examples(Entries entries) {
        return entries.quarantined() > 0
                ? entries.quarantinedExamples()
                : entries.malformedExamples();
    }
}
