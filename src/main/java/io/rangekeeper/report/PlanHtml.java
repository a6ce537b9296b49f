package io.rangekeeper.report;

import java.util.List;
import java.util.TreeMap;

/// The report of a plan as a page.
public final class PlanHtml {
    /// Its only style and script, as a Content-Security-Policy names them.
    public static final String SOURCES = HtmlPage.SOURCES;

    private static final int MOST_CIDRS = 20;

    private final Report report;
    private final List<String> arguments;
    private final Html html = new Html();

    private PlanHtml(Report report, List<String> arguments) {
        this.report = report;
        this.arguments = List.copyOf(arguments);
    }

    /// As HTML.
    ///
    /// @param arguments the options that name the same policies and ranges, for commands that the
    ///   report suggests
    public static String render(Report report, List<String> arguments) {
        PlanHtml page = new PlanHtml(report, arguments);
        page.write();
        return page.html.toString();
    }

    private void write() {
        HtmlPage.begin(html, "who may reach what");
        html.format(
                "<h1>Rangekeeper %s</h1>", report.applied() ? "apply" : "plan: who may reach what");
        HtmlPage.made(
                html,
                report.at(),
                report.policiesFrom(),
                report.rangesFrom(),
                Summaries.sentences(report));
        if (report.since() != null) {
            since(report.since());
        }
        SourceBars.write(report, html);
        filter();
        HtmlPage.section(html, "policies", "Policies");
        for (Report.Policy policy : report.policies()) {
            new PlanHtmlPolicy(policy, arguments, html).write();
        }
        html.markup("</section>");
        widest();
        documents();
        HtmlPage.unread(
                html,
                "What depends on it stays as it is.",
                report.troubles(),
                Report.Trouble::what,
                Report.Trouble::detail);
        HtmlPage.end(html);
    }

    private void since(Report.Since since) {
        HtmlPage.section(html, "since", "What is new");
        html.format("<p>%s</p>", NewsWords.headline(since));
        html.markup("<ul>");
        for (Report.News news : since.news()) {
            html.format(
                    "<li><strong>%s</strong> %s</li>",
                    NewsWords.subject(news), NewsWords.what(news, MOST_CIDRS));
        }
        html.markup("</ul></section>");
    }

    private void filter() {
        if (report.policies().size() < 2) {
            return;
        }
        TreeMap<String, String> states = new TreeMap<>();
        report.policies().forEach(policy -> states.put(policy.state(), policy.state()));
        HtmlFilter.begin(html, "Policies")
                .choice("state", "State", states)
                .only("changes", "only those that would change")
                .opener("Show all CIDRs")
                .end();
    }

    private void widest() {
        if (report.widest().isEmpty()) {
            return;
        }
        HtmlPage.section(html, "widest", HoleWords.heading(report));
        html.markup("<p class=\"dim\">Ten of each family.</p>");
        HtmlPage.table(html, "Table of the widest blocks", List.of("Block", "Addresses", "Rules"));
        for (Report.Hole hole : report.widest()) {
            html.row(
                    "td",
                    List.of(
                            hole.cidr(),
                            Amount.addresses(hole.addresses()),
                            String.join(", ", hole.rules())));
        }
        HtmlPage.endTable(html);
        html.markup("</section>");
    }

    private void documents() {
        if (report.documents().isEmpty()) {
            return;
        }
        HtmlPage.section(html, "documents", "Documents");
        html.markup("<p class=\"dim\">From which the ranges were read.</p>");
        HtmlPage.table(
                html,
                "Table of the documents",
                List.of("Document", "From", "Version", "Published", "Read", "Ranges", "SHA-256"));
        for (Report.Document document : report.documents()) {
            html.row(
                    "td",
                    List.of(
                            document.document(),
                            document.location(),
                            document.version(),
                            document.published(),
                            document.fetched().toString(),
                            Integer.toString(document.entries()),
                            document.documentSha256()));
        }
        HtmlPage.endTable(html);
        for (Report.Document document : report.documents()) {
            document.notes()
                    .forEach(note ->
                            html.format("<p class=\"dim\">%s: %s</p>", document.document(), note));
        }
        html.markup("</section>");
    }
}
