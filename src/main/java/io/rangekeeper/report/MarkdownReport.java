package io.rangekeeper.report;

import java.util.List;

/// The report for a pull request: a summary and a table, details folded.
public final class MarkdownReport {
    private static final int MAX_LISTED = 100;

    private final StringBuilder out = new StringBuilder();
    private final List<String> arguments;

    private MarkdownReport(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    public static String render(Report report) {
        return render(report, List.of());
    }

    /// The same with what the commands need that it suggests.
    ///
    /// @param arguments the options that name the same policies and ranges, for commands that the
    ///   report suggests
    public static String render(Report report, List<String> arguments) {
        MarkdownReport markdown = new MarkdownReport(arguments);
        markdown.write(report);
        return markdown.out.toString();
    }

    private void write(Report report) {
        line("### Rangekeeper " + (report.applied() ? "apply" : "plan"));
        line("");
        Summaries.sentences(report).forEach(sentence -> line(text(sentence)));
        line("");
        table(report);
        report.policies().stream().filter(MarkdownReport::hasDetails).forEach(this::details);
        for (Report.Trouble trouble : report.troubles()) {
            line("");
            line("**Not read:** " + code(trouble.what()) + ": " + text(trouble.detail()));
        }
        documents(report.documents());
    }

    private void table(Report report) {
        if (report.policies().isEmpty()) {
            return;
        }
        line("| policy | status | rule | allows afterwards |");
        line("|---|---|---|---|");
        for (Report.Policy policy : report.policies()) {
            if (policy.rules().isEmpty()) {
                line(row(policy, "", ""));
            }
            for (Report.Rule rule : policy.rules()) {
                line(
                        row(
                                policy,
                                text(rule.direction() + ", " + rule.portsInWords())
                                        + ": "
                                        + code(rule.expression()),
                                text(afterwards(policy, rule))));
            }
        }
    }

    private static String afterwards(Report.Policy policy, Report.Rule rule) {
        if (!rule.missing().isEmpty()) {
            return "as now; waits for " + String.join(", ", rule.missing());
        }
        String before = Amount.of(rule.outcome().before());
        String after = Amount.of(rule.outcome().after());
        if (policy.result().failed() || policy.result().what().equals("gone")) {
            return "as now: " + before;
        }
        return policy.state().equals("observed")
                ? "as now: " + before + "; mode enforce would allow " + after
                : after;
    }

    private static String row(Report.Policy policy, String rule, String allows) {
        return "| "
                + String.join(
                        " | ",
                        code(policy.qualifiedName()),
                        PolicyStatus.of(policy).words(),
                        rule,
                        allows)
                + " |";
    }

    private static boolean hasDetails(Report.Policy policy) {
        return !policy.problems().isEmpty()
                || !policy.result().detail().isEmpty()
                || policy.rules().stream()
                        .map(Report.Rule::outcome)
                        .anyMatch(outcome ->
                                !outcome.changes().isEmpty()
                                        || !outcome.held().isEmpty()
                                        || !outcome.pending().isEmpty()
                                        || !outcome.warnings().isEmpty());
    }

    private void details(Report.Policy policy) {
        line("");
        line(
                "<details><summary>"
                        + inert(html(policy.qualifiedName()))
                        + " ("
                        + inert(html(policy.place()))
                        + ")</summary>");
        line("");
        if (!policy.result().detail().isEmpty()) {
            line("- " + policy.result().what() + ": " + text(policy.result().detail()));
        }
        for (Report.Remark problem : policy.problems()) {
            line("- " + code(problem.where()) + ": " + text(problem.message()));
        }
        for (Report.Rule rule : policy.rules()) {
            rule.outcome()
                    .pending()
                    .forEach(wait -> line("- pending: " + text(PendingText.of(wait))));
            rule.outcome()
                    .approved()
                    .forEach(hold ->
                            line("- approved: " + text(ApprovalText.approved(policy, hold))));
            rule.outcome().held().forEach(hold -> hold(policy, hold));
            rule.outcome().warnings().forEach(warning -> line("- warning: " + text(warning)));
            rule.outcome().changes().forEach(change -> change(rule, change));
            placeholders(rule.outcome().placeholders());
        }
        line("");
        line("</details>");
    }

    private void hold(Report.Policy policy, Report.Hold hold) {
        String command = ApprovalText.command(policy, hold, arguments);
        String approve = command.isEmpty() ? "" : "; approve with: " + code(command);
        line("- held: " + text(hold.message()) + approve);
    }

    private void change(Report.Rule rule, Report.Change change) {
        line("");
        line(code(rule.rule()) + " (" + text(rule.portsInWords()) + "), cause: " + change.cause());
        line("");
        line("```diff");
        list("+ ", change.added());
        list("- ", change.removed());
        line("```");
    }

    private void list(String mark, List<Report.Block> blocks) {
        blocks.stream().limit(MAX_LISTED).forEach(block -> line(mark + text(block)));
        if (blocks.size() > MAX_LISTED) {
            line(mark + Amount.count(blocks.size() - MAX_LISTED, "more CIDR"));
        }
    }

    private static String text(Report.Block block) {
        return block.except().isEmpty()
                ? block.cidr()
                : block.cidr() + " except " + String.join(", ", block.except());
    }

    private void placeholders(List<String> cidrs) {
        if (!cidrs.isEmpty()) {
            line("");
            line("Placeholders that go: " + String.join(", ", cidrs));
        }
    }

    private void documents(List<Report.Document> documents) {
        if (documents.isEmpty()) {
            return;
        }
        line("");
        line("| document | ranges | version | read | sha256 |");
        line("|---|---|---|---|---|");
        for (Report.Document document : documents) {
            line(
                    "| "
                            + String.join(
                                    " | ",
                                    code(document.document()) + " " + text(document.location()),
                                    Integer.toString(document.entries()),
                                    text(document.version()),
                                    document.fetched().toString(),
                                    code(document.documentSha256()))
                            + " |");
        }
    }

    /// A code span. A backtick inside would end it, a bar would end the cell.
    private static String code(String text) {
        return "`" + Printable.of(text).replace('`', '\'').replace("|", "\\|") + "`";
    }

    /// Plain text: nothing in it is markup.
    private static String text(String text) {
        return inert(html(text).replaceAll("([\\\\`*_\\[\\]|#~!])", "\\\\$1"));
    }

    /// What GitHub makes links and mentions of on its own is cut by a comment that nobody sees.
    private static String inert(String text) {
        return text.replace("@", "@<!-- -->").replace("://", ":<!-- -->//");
    }

    private static String html(String text) {
        return Printable.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
