package io.rangekeeper.report;

/// What stays open for a while, in words.
final class PendingText {
    private PendingText() {}

    static String of(Report.Wait wait) {
        String why =
                wait.reason().equals("withdrawn")
                        ? "its owner withdrew "
                        : "it is not known for long enough whether the owner still publishes ";
        return why
                + Amount.count(wait.cidrs().size(), "CIDR")
                + "; open until a document that is read at "
                + wait.until()
                + " or later still lacks them (--removal-hold 0 closes them now)";
    }
}
