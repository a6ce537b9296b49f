package io.rangekeeper.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The findings as a page: the worst first, those that somebody has silenced last.
public final class LintHtml {
    private final LintReport report;
    private final Html html = new Html();

    private LintHtml(LintReport report) {
        this.report = report;
    }

    /// As HTML; of very long lists the beginning.
    public static String render(LintReport report) {
        LintHtml page = new LintHtml(report);
        page.write();
        return page.html.toString();
    }

    private void write() {
        HtmlPage.begin(html, "what a reviewer would say");
        html.markup("<h1>Rangekeeper lint: what a reviewer would say</h1>");
        HtmlPage.made(
                html,
                report.at(),
                report.policiesFrom(),
                report.rangesFrom(),
                List.of(report.words()));
        HtmlPage.unread(
                html,
                "What follows from it is not said.",
                report.notRead(),
                LintReport.NotRead::what,
                LintReport.NotRead::problem);
        if (!report.findings().isEmpty()) {
            new LintHtmlCounts(report.findings(), html).write();
            filter();
        }
        kind("error", "Errors", "Something is open, or cut off, that hardly anybody can mean.");
        kind("warning", "Warnings", "A reviewer would ask.");
        kind("note", "Notes", "Worth knowing.");
        kind("silenced", "Silenced", "Annotations say why these are meant; they do not count.");
        HtmlPage.end(html);
    }

    private void filter() {
        TreeMap<String, String> severities = new TreeMap<>();
        TreeMap<String, String> ids = new TreeMap<>();
        TreeMap<String, String> silenced = new TreeMap<>();
        for (LintReport.Entry finding : report.findings()) {
            severities.put(finding.severity(), finding.severity());
            ids.put(finding.id(), finding.id() + " " + finding.title());
            silenced.put(LintHtmlGroup.silenced(finding), LintHtmlGroup.silenced(finding));
        }
        HtmlFilter.begin(html, "Findings")
                .choice("severity", "Severity", severities)
                .choice("finding", "Finding", ids)
                .choice("silenced", "Silenced", silenced)
                .opener("Show all YAML")
                .end();
    }

    /// Findings of one id together, as whoever mends one mends the others too.
    private void kind(String kind, String heading, String meaning) {
        Map<String, List<LintReport.Entry>> groups =
                report.findings().stream()
                        .filter(finding -> LintHtmlGroup.kind(finding).equals(kind))
                        .collect(
                                Collectors.groupingBy(
                                        LintReport.Entry::id, TreeMap::new, Collectors.toList()));
        if (groups.isEmpty()) {
            return;
        }
        HtmlPage.group(html, "all-" + kind, heading);
        html.format("<p class=\"dim\">%s</p>", meaning);
        groups.values().forEach(findings -> new LintHtmlGroup(kind, findings, html).write());
        html.markup("</section>");
    }
}
