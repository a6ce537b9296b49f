package io.rangekeeper.report;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The findings for a terminal.
public final class LintText {
    private final LintReport report;
    private final Palette palette;
    private final Page page;
    private final Map<String, String> fixes = new HashMap<>();

    private LintText(LintReport report, Palette palette, int width) {
        this.report = report;
        this.palette = palette;
        this.page = new Page(width);
    }

    /// Everything about each.
    ///
    /// @param width of the terminal, in characters
    public static String render(LintReport report, Palette palette, int width) {
        LintText text = new LintText(report, palette, width);
        text.render();
        return text.page.toString();
    }

    /// One line each, as compilers write them, and the sum.
    public static String brief(LintReport report) {
        Page page = new Page(Integer.MAX_VALUE);
        for (LintReport.Entry finding : report.findings()) {
            page.data(
                    0,
                    finding.place()
                            + ": "
                            + finding.severity()
                            + " "
                            + finding.id()
                            + ": "
                            + finding.reason()
                            + (finding.counts() ? "" : " (silenced: " + finding.silenced() + ")"));
        }
        report.notRead().forEach(gap -> page.data(0, gap.what() + ": not read: " + gap.problem()));
        page.data(0, report.words());
        return page.toString();
    }

    private void render() {
        page.prose(
                0,
                "Lint of %s in %s, with ranges from %s. Nothing is written."
                        .formatted(
                                Amount.count(report.summary().policies(), "policy"),
                                report.policiesFrom(),
                                report.rangesFrom()));
        report.findings().forEach(this::finding);
        if (!report.notRead().isEmpty()) {
            page.blank();
            page.line(0, palette.bold("Not read: what follows from it is not said"));
            report.notRead()
                    .forEach(gap ->
                            page.prose(2, "! ", palette::red, gap.what() + ": " + gap.problem()));
        }
        page.blank();
        page.prose(0, report.words());
    }

    private void finding(LintReport.Entry finding) {
        page.blank();
        String lead = finding.severity() + " " + finding.id() + " ";
        page.prose(0, lead, colour(finding), finding.title() + ": " + finding.object());
        page.data(2, finding.place() + (finding.path().isEmpty() ? "" : ", " + finding.path()));
        page.prose(2, finding.reason());
        if (!finding.counts()) {
            page.prose(2, "Silenced: " + finding.silenced());
        } else if (!finding.fix().isEmpty()) {
            fix(finding);
        }
    }

    /// The same lines need not be read a hundred times.
    private void fix(LintReport.Entry finding) {
        String first = fixes.putIfAbsent(finding.fix(), finding.object());
        if (first != null) {
            page.prose(4, "(the same as for " + first + ")");
            return;
        }
        finding.fix().lines().forEach(line -> page.data(4, line));
    }

    private UnaryOperator<String> colour(LintReport.Entry finding) {
        if (!finding.counts()) {
            return palette::dim;
        }
        return switch (finding.severity()) {
            case "error" -> palette::red;
            case "warning" -> palette::yellow;
            default -> palette::dim;
        };
    }
}
