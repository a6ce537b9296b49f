package io.rangekeeper.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many findings of each id there are, with the way to them on a [LintHtml].
record LintHtmlCounts(List<LintReport.Entry> findings, Html html) {
    void write() {
        Map<String, String> titles = new TreeMap<>();
        findings.forEach(finding -> titles.put(finding.id(), finding.title()));
        HtmlPage.section(html, "counts", "How many of which");
        HtmlPage.table(
                html,
                "Table of the findings",
                List.of("Finding", "Errors", "Warnings", "Notes", "Silenced"));
        titles.forEach((id, title) -> {
            html.format("<tr><th scope=\"row\">%s: %s</th>", id, title);
            LintHtmlGroup.KINDS.forEach(kind -> cell(kind, id));
            html.markup("</tr>");
        });
        HtmlPage.endTable(html);
        html.markup("</section>");
    }

    private void cell(String kind, String id) {
        long count =
                findings.stream()
                        .filter(finding -> finding.id().equals(id))
                        .filter(finding -> LintHtmlGroup.kind(finding).equals(kind))
                        .count();
        if (count == 0) {
            html.markup("<td></td>");
        } else {
            html.format("<td><a href=\"#%s\">%s</a></td>", LintHtmlGroup.anchor(kind, id), count);
        }
    }
}
