package io.rangekeeper.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Findings of one id on a [LintHtml].
///
/// @param kind the section that they are in
record LintHtmlGroup(String kind, List<LintReport.Entry> findings, Html html) {
    private static final String SILENCED = "silenced";

    /// The sections, the worst first.
    static final List<String> KINDS = List.of("error", "warning", "note", SILENCED);

    /// More of one kind nobody reads, and a page with all of them opens slowly.
    static final int MOST = 1_000;

    void write() {
        LintReport.Entry first = findings.getFirst();
        html.format(
                "<div class=\"group\"><h3 id=\"%s\">%s: %s</h3>",
                anchor(kind, first.id()), first.id(), first.title());
        html.format(
                "<p class=\"dim\">%s; config/lint.md has the chapter %s.</p>",
                Amount.count(findings.size(), "finding"), first.id());
        boolean together = sharesOneFix();
        if (together) {
            fix("What to write instead, for each of them", first);
        }
        for (LintReport.Entry finding : findings.subList(0, Math.min(findings.size(), MOST))) {
            entry(finding, !together);
        }
        HtmlPage.rest(html, findings.size() - MOST);
        html.markup("</div>");
    }

    /// The section that a finding is in.
    static String kind(LintReport.Entry finding) {
        return finding.counts() ? finding.severity() : SILENCED;
    }

    /// Whether a finding is, as the filter spells it.
    static String silenced(LintReport.Entry finding) {
        return finding.counts() ? "no" : "yes";
    }

    /// Where a group is on the page.
    static String anchor(String kind, String id) {
        return kind + "-" + id;
    }

    private boolean sharesOneFix() {
        Set<String> fixes =
                findings.stream().map(LintReport.Entry::fix).collect(Collectors.toSet());
        return findings.size() > 1 && fixes.size() == 1;
    }

    private void entry(LintReport.Entry finding, boolean ownFix) {
        html.format(
                "<article class=\"entry %s\" data-severity=\"%s\" data-finding=\"%s\" data-silenced=\"%s\">",
                tone(finding), finding.severity(), finding.id(), silenced(finding));
        html.format(
                "<h4>%s <span class=\"status\">%s%s %s</span></h4>",
                finding.object(),
                finding.counts() ? "" : SILENCED + " ",
                finding.severity(),
                finding.id());
        place(finding);
        html.format("<p>%s</p>", finding.reason());
        if (!finding.counts()) {
            html.format("<p><strong>Silenced:</strong> %s</p>", finding.silenced());
        }
        if (ownFix) {
            fix("What to write instead", finding);
        }
        html.markup("</article>");
    }

    private void place(LintReport.Entry finding) {
        if (finding.path().isEmpty()) {
            html.format("<p class=\"dim\"><code>%s</code></p>", finding.place());
        } else {
            html.format(
                    "<p class=\"dim\"><code>%s</code>, <code>%s</code></p>",
                    finding.place(), finding.path());
        }
    }

    private void fix(String summary, LintReport.Entry finding) {
        HtmlPage.fold(html, summary, finding.fix().lines().toList());
    }

    private static String tone(LintReport.Entry finding) {
        return switch (kind(finding)) {
            case "error" -> "bad";
            case "warning" -> "notable";
            default -> "plain";
        };
    }
}
