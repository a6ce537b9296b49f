package io.rangekeeper.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One policy of a [PlanHtml]: what a reviewer signs for.
record PlanHtmlPolicy(Report.Policy policy, List<String> arguments, Html html) {
    private static final int MOST_SOURCES = 12;

    void write() {
        PolicyStatus status = PolicyStatus.of(policy);
        html.format(
                "<article class=\"entry %s\" data-state=\"%s\" data-changes=\"%s\">",
                status.tone().name().toLowerCase(Locale.ROOT), policy.state(), policy.changes());
        html.format(
                "<h3>%s <span class=\"status\">%s</span></h3>",
                policy.qualifiedName(), status.words());
        html.format("<p class=\"dim\">%s</p>", policy.place());
        if (!policy.result().detail().isEmpty()) {
            html.format("<p>%s: %s</p>", policy.result().what(), policy.result().detail());
        }
        for (Report.Remark problem : policy.problems()) {
            html.format("<p><code>%s</code>: %s</p>", problem.where(), problem.message());
        }
        policy.rules().forEach(this::rule);
        html.markup("</article>");
    }

    private void rule(Report.Rule rule) {
        Report.Outcome outcome = rule.outcome();
        html.markup("<dl>");
        term("Who", policy.pods());
        where(rule);
        html.format("<dt>Asked for</dt><dd><code>%s</code>", rule.expression());
        if (!policy.except().isBlank()) {
            html.format(" except <code>%s</code>", policy.except().strip());
        }
        html.markup("</dd>");
        term("On", rule.portsInWords() + " (" + rule.rule() + ")");
        if (!rule.missing().isEmpty()) {
            term("Waits for", String.join(", ", rule.missing()));
        }
        term("Allows now", Amount.of(outcome.before()));
        if (!outcome.changes().isEmpty()) {
            term("Allows afterwards", Amount.of(outcome.after()));
        }
        if (!outcome.widest().isEmpty()) {
            term("Widest block", String.join(", ", outcome.widest()));
        }
        for (Report.Change change : outcome.changes()) {
            term(
                    "Why it changes",
                    CauseWords.of(change) + ": " + SourceWords.change(change, MOST_SOURCES));
        }
        outcome.pending().forEach(wait -> term("Stays open for a while", PendingText.of(wait)));
        outcome.approved().forEach(hold -> term("Approved", ApprovalText.approved(policy, hold)));
        outcome.held().forEach(this::held);
        outcome.warnings().forEach(warning -> term("Warning", warning));
        if (!rule.written().isEmpty()) {
            term("Last written", rule.written());
        }
        if (!rule.documents().isEmpty()) {
            term("Documents", String.join(", ", rule.documents()));
        }
        html.markup("</dl>");
        course(rule);
        outcome.changes().forEach(this::blocks);
        cidrs(outcome.allows());
    }

    private void where(Report.Rule rule) {
        html.format(
                "<dt>%s%s</dt><dd>",
                rule.direction().equals("egress") ? "May reach" : "May be reached from",
                policy.state().equals("observed") ? " (mode enforce)" : "");
        List<String> lines = SourceWords.lines(rule.outcome().sources(), MOST_SOURCES);
        if (lines.isEmpty()) {
            html.markup(rule.missing().isEmpty() ? "nothing" : "what it allows now");
        } else {
            html.markup("<ul>");
            lines.forEach(line -> html.format("<li>%s</li>", line));
            html.markup("</ul>");
        }
        html.markup("</dd>");
    }

    private void held(Report.Hold hold) {
        html.format("<dt class=\"held\">Held</dt><dd>%s", hold.message());
        html.format(" Its approval %s.", ApprovalText.effect(hold));
        String command = ApprovalText.command(policy, hold, arguments);
        if (!command.isEmpty()) {
            html.format("<br>Approve with <code>%s</code>", command);
        }
        html.markup("</dd>");
    }

    private void term(String term, String text) {
        html.format("<dt>%s</dt><dd>%s</dd>", term, text);
    }

    private void course(Report.Rule rule) {
        if (rule.course().size() > 1) {
            CourseChart.write(rule.course(), html);
        }
    }

    private void blocks(Report.Change change) {
        List<String> lines = new ArrayList<>();
        change.added().forEach(block -> lines.add("+ " + text(block)));
        change.removed().forEach(block -> lines.add("- " + text(block)));
        HtmlPage.fold(html, Amount.count(lines.size(), "block") + " that would come or go", lines);
    }

    private static String text(Report.Block block) {
        return block.cidr()
                + (block.except().isEmpty() ? "" : " except " + String.join(", ", block.except()));
    }

    private void cidrs(List<String> cidrs) {
        HtmlPage.fold(
                html,
                "All that is allowed afterwards: " + Amount.count(cidrs.size(), "CIDR"),
                cidrs);
    }
}
