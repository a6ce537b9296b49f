package io.rangekeeper.report;

import static io.rangekeeper.report.MarkdownText.code;
import static io.rangekeeper.report.MarkdownText.plain;

import java.util.List;

/// What a plan has to say of one policy, folded.
///
/// @param arguments for commands that it suggests
record MarkdownDetails(List<String> arguments, Markdown out) {
    private static final int MAX_LISTED = 100;
    private static final int MOST_SOURCES = 6;

    static String of(Report.Policy policy, List<String> arguments) {
        Markdown out = new Markdown();
        new MarkdownDetails(arguments, out).write(policy);
        return out.toString();
    }

    /// Whether there is anything to say.
    static boolean hasAny(Report.Policy policy) {
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

    private void write(Report.Policy policy) {
        out.line("");
        out.line(
                "<details><summary>"
                        + MarkdownText.summary(policy.qualifiedName())
                        + " ("
                        + MarkdownText.summary(policy.place())
                        + ")</summary>");
        out.line("");
        if (!policy.result().detail().isEmpty()) {
            out.line("- " + policy.result().what() + ": " + plain(policy.result().detail()));
        }
        for (Report.Remark problem : policy.problems()) {
            out.line("- " + code(problem.where()) + ": " + plain(problem.message()));
        }
        for (Report.Rule rule : policy.rules()) {
            rule.outcome()
                    .pending()
                    .forEach(wait -> out.line("- pending: " + plain(PendingText.of(wait))));
            rule.outcome()
                    .approved()
                    .forEach(hold ->
                            out.line("- approved: " + plain(ApprovalText.approved(policy, hold))));
            rule.outcome().held().forEach(hold -> hold(policy, hold));
            rule.outcome().warnings().forEach(warning -> out.line("- warning: " + plain(warning)));
            rule.outcome().changes().forEach(change -> change(rule, change));
            placeholders(rule.outcome().placeholders());
        }
        out.line("");
        out.line("</details>");
    }

    private void hold(Report.Policy policy, Report.Hold hold) {
        String command = ApprovalText.command(policy, hold, arguments);
        String approve = command.isEmpty() ? "" : "; approve with: " + code(command);
        out.line("- held: " + plain(hold.message()) + approve);
    }

    private void change(Report.Rule rule, Report.Change change) {
        out.line("");
        out.line(
                code(rule.rule())
                        + " ("
                        + plain(rule.portsInWords())
                        + "), cause: "
                        + change.cause()
                        + "; "
                        + plain(SourceWords.change(change, MOST_SOURCES)));
        out.line("");
        out.line("```diff");
        list("+ ", change.added());
        list("- ", change.removed());
        out.line("```");
    }

    private void list(String mark, List<Report.Block> blocks) {
        blocks.stream().limit(MAX_LISTED).forEach(block -> out.line(mark + block(block)));
        if (blocks.size() > MAX_LISTED) {
            out.line(mark + Amount.count(blocks.size() - MAX_LISTED, "more CIDR"));
        }
    }

    private static String block(Report.Block block) {
        return block.except().isEmpty()
                ? block.cidr()
                : block.cidr() + " except " + String.join(", ", block.except());
    }

    private void placeholders(List<String> cidrs) {
        if (!cidrs.isEmpty()) {
            out.line("");
            out.line("Placeholders that go: " + String.join(", ", cidrs));
        }
    }
}
