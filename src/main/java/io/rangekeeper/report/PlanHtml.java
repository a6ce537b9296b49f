package io.rangekeeper.report;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;

/// The report as one page that needs nothing else: to read, to filter, to print and to keep. All of
/// it is there without a script; the script hides what does not match.
public final class PlanHtml {
    /// Its only style and script, as a Content-Security-Policy names them.
    public static final String SOURCES = PlanHtmlStyle.SOURCES;

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
        html.markup(PlanHtmlStyle.HEAD);
        html.format(
                "<h1>Rangekeeper %s</h1>", report.applied() ? "apply" : "plan: who may reach what");
        html.format(
                "<p class=\"dim\">Made <time datetime=\"%s\">%s</time> of the policies of %s and the ranges of %s.</p>",
                report.at(),
                report.at().truncatedTo(ChronoUnit.SECONDS),
                report.policiesFrom(),
                report.rangesFrom());
        html.markup("<ul class=\"summary\">");
        Summaries.sentences(report).forEach(text -> html.format("<li>%s</li>", text));
        html.markup("</ul></header><main>");
        if (report.since() != null) {
            since(report.since());
        }
        SourceBars.write(report, html);
        filter();
        html.markup("<section aria-labelledby=\"policies\"><h2 id=\"policies\">Policies</h2>");
        html.markup("<p id=\"none\" class=\"dim\" hidden>None of them matches.</p>");
        for (Report.Policy policy : report.policies()) {
            new PlanHtmlPolicy(policy, arguments, html).write();
        }
        html.markup("</section>");
        widest();
        documents();
        troubles();
        html.markup("</main><script>" + PlanHtmlStyle.SCRIPT + "</script>\n</body>\n</html>");
    }

    private void since(Report.Since since) {
        html.markup("<section aria-labelledby=\"since\"><h2 id=\"since\">What is new</h2>");
        html.format("<p>%s</p>", NewsWords.headline(since));
        html.markup("<ul>");
        for (Report.News news : since.news()) {
            html.format(
                    "<li><strong>%s</strong> %s</li>",
                    NewsWords.subject(news), NewsWords.what(news, MOST_CIDRS));
        }
        html.markup("</ul></section>");
    }

    /// Shown by the script, as it does nothing without it.
    private void filter() {
        if (report.policies().isEmpty()) {
            return;
        }
        html.markup("<form id=\"filter\" role=\"search\" aria-label=\"Policies\" hidden>");
        html.markup(
                "<div><label for=\"text\">Policies with this text</label>"
                        + "<input id=\"text\" type=\"search\" autocomplete=\"off\"></div>");
        html.markup("<div><label for=\"state\">State</label><select id=\"state\">");
        html.markup("<option value=\"\">any</option>");
        TreeSet<String> states = new TreeSet<>();
        report.policies().forEach(policy -> states.add(policy.state()));
        states.forEach(state -> html.format("<option value=\"%s\">%s</option>", state, state));
        html.markup("</select></div>");
        html.markup(
                "<div><label><input id=\"changes\" type=\"checkbox\"> only those that would change"
                        + "</label></div>");
        html.markup("<div><button id=\"open\" type=\"button\">Show all CIDRs</button></div>");
        html.markup("<p id=\"count\" role=\"status\" class=\"dim\"></p></form>");
    }

    private void widest() {
        if (report.widest().isEmpty()) {
            return;
        }
        html.format(
                "<section aria-labelledby=\"widest\"><h2 id=\"widest\">%s</h2>",
                HoleWords.heading(report));
        html.markup("<p class=\"dim\">Ten of each family.</p>");
        table("Table of the widest blocks", List.of("Block", "Addresses", "Rules"));
        for (Report.Hole hole : report.widest()) {
            html.row(
                    "td",
                    List.of(
                            hole.cidr(),
                            Amount.addresses(hole.addresses()),
                            String.join(", ", hole.rules())));
        }
        html.markup("</tbody></table></div></section>");
    }

    private void documents() {
        if (report.documents().isEmpty()) {
            return;
        }
        html.markup("<section aria-labelledby=\"documents\"><h2 id=\"documents\">Documents</h2>");
        html.markup("<p class=\"dim\">From which the ranges were read.</p>");
        table(
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
        html.markup("</tbody></table></div>");
        for (Report.Document document : report.documents()) {
            document.notes()
                    .forEach(note ->
                            html.format("<p class=\"dim\">%s: %s</p>", document.document(), note));
        }
        html.markup("</section>");
    }

    private void table(String label, List<String> columns) {
        html.format(
                "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\"><table>",
                label);
        html.markup("<thead>").row("th", columns).markup("</thead><tbody>");
    }

    private void troubles() {
        if (report.troubles().isEmpty()) {
            return;
        }
        html.markup("<section aria-labelledby=\"unread\"><h2 id=\"unread\">Not read</h2>");
        html.markup("<p class=\"dim\">What depends on it stays as it is.</p><ul>");
        for (Report.Trouble trouble : report.troubles()) {
            html.format("<li><code>%s</code>: %s</li>", trouble.what(), trouble.detail());
        }
        html.markup("</ul></section>");
    }
}
