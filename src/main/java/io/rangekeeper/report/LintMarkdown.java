package io.rangekeeper.report;

import java.util.List;

/// The findings for a pull request: a summary, details folded. What does not fit into a comment is
/// left out from the end, where the least important ones are.
public final class LintMarkdown {
    /// GitHub takes 65,536 characters; the rest is for whoever puts something around it.
    private static final int MOST = 60_000;

    private LintMarkdown() {}

    public static String render(LintReport report) {
        StringBuilder out = new StringBuilder("### Rangekeeper lint\n\n");
        out.append(MarkdownText.plain(report.words())).append("\n");
        for (LintReport.NotRead gap : report.notRead()) {
            String line =
                    "\n**Not read:** "
                            + MarkdownText.code(gap.what())
                            + ": "
                            + MarkdownText.plain(gap.problem())
                            + "\n";
            if (out.length() + line.length() < MOST / 2) {
                out.append(line);
            }
        }
        findings(report.findings(), out);
        return out.toString();
    }

    private static void findings(List<LintReport.Entry> findings, StringBuilder out) {
        for (int i = 0; i < findings.size(); i++) {
            String text = finding(findings.get(i));
            if (out.length() + text.length() > MOST) {
                out.append("\n")
                        .append(Amount.count(findings.size() - i, "more finding"))
                        .append(" left out here, none of them worse than these;")
                        .append(" `rangekeeper lint` prints all.\n");
                return;
            }
            out.append(text);
        }
    }

    private static String finding(LintReport.Entry finding) {
        StringBuilder text = new StringBuilder();
        text.append("\n<details><summary>")
                .append(finding.counts() ? finding.severity() : "silenced " + finding.severity())
                .append(" <b>")
                .append(finding.id())
                .append("</b> ")
                .append(MarkdownText.summary(finding.title() + ": " + finding.object()))
                .append("</summary>\n\n")
                .append(MarkdownText.code(finding.place()))
                .append(finding.path().isEmpty() ? "" : ", " + MarkdownText.code(finding.path()))
                .append("\n\n")
                .append(MarkdownText.plain(finding.reason()))
                .append("\n");
        if (!finding.counts()) {
            text.append("\nSilenced: ").append(MarkdownText.plain(finding.silenced())).append("\n");
        }
        if (!finding.fix().isEmpty()) {
            text.append("\n").append(MarkdownText.block("yaml", finding.fix())).append("\n");
        }
        return text.append("\n</details>\n").toString();
    }
}
