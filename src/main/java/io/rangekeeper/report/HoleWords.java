package io.rangekeeper.report;

import java.util.Locale;

/// A wide block of addresses, in words.
final class HoleWords {
    private static final int MOST_RULES = 3;

    private HoleWords() {}

    static String heading(Report report) {
        return report.applied()
                ? "Widest blocks that are allowed"
                : "Widest blocks that are, or would be, allowed";
    }

    /// `11.32.0.0/11 2,097,152 addresses shop/pay spec.egress[0] and 2 more`.
    static String of(Report.Hole hole) {
        return hole.cidr() + "  " + Amount.addresses(hole.addresses()) + "  " + rules(hole);
    }

    static String rules(Report.Hole hole) {
        int more = hole.rules().size() - MOST_RULES;
        return String.join(", ", hole.rules().stream().limit(MOST_RULES).toList())
                + (more > 0 ? String.format(Locale.ROOT, " and %,d more", more) : "");
    }
}
