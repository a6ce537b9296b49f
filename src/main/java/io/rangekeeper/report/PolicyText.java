package io.rangekeeper.report;

import io.rangekeeper.feed.DocumentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// One policy of a [TextReport].
final class PolicyText {
    /// A list is cut to the first number when it has more than the second.
    private static final int SHORTENED = 8;

    private static final int LONGEST = 12;
    private static final int MOST_SOURCES = 4;

    private final Page page;
    private final Palette palette;
    private final boolean full;
    private final List<String> arguments;

    PolicyText(Page page, TextReport.Style style) {
        this.page = page;
        this.palette = style.palette();
        this.full = style.full();
        this.arguments = style.arguments();
    }

    void write(Report.Policy policy) {
        headline(policy);
        if (!policy.result().detail().isEmpty()) {
            page.prose(4, policy.result().what() + ": ", palette::red, policy.result().detail());
        }
        if (policy.state().equals("unmanaged")) {
            page.prose(4, "No annotation says what belongs in it, so it is left as it is.");
        }
        for (Report.Remark problem : policy.problems()) {
            page.prose(4, problem.where() + ": ", palette::red, problem.message());
        }
        policy.rules().forEach(rule -> rule(policy, rule));
    }

    /// A held change alone, as what its approval would do.
    void decision(Report.Policy policy, Report.Rule rule, Report.Hold hold) {
        headline(policy);
        subject(policy, rule);
        page.line(4, "change " + Printable.of(hold.id()));
        page.prose(4, "held: ", palette::yellow, hold.message());
        lines(palette.green("+"), hold.added().stream());
        lines(palette.red("-"), hold.removed().stream());
        page.prose(4, "Its approval " + ApprovalText.effect(hold) + ".");
    }

    private void headline(Report.Policy policy) {
        PolicyStatus status = PolicyStatus.of(policy);
        UnaryOperator<String> colour =
                switch (status.tone()) {
                    case GOOD -> palette::green;
                    case NOTABLE -> palette::yellow;
                    case BAD -> palette::red;
                };
        page.line(
                0,
                colour.apply(status.mark())
                        + " "
                        + palette.bold(Printable.of(policy.qualifiedName()))
                        + "  "
                        + colour.apply(status.words())
                        + "  "
                        + palette.dim(Printable.of(place(policy))));
    }

    /// In a cluster the name says it all.
    private static String place(Report.Policy policy) {
        return policy.place().endsWith(" " + policy.qualifiedName()) ? "" : policy.place();
    }

    private void rule(Report.Policy policy, Report.Rule rule) {
        subject(policy, rule);
        if (!rule.missing().isEmpty()) {
            page.prose(
                    4,
                    "waiting: ",
                    palette::yellow,
                    String.join(", ", rule.missing())
                            + (rule.behind()
                                    ? " was read by whoever wrote the rule later than here; it stays"
                                            + " as it is until that is made up for"
                                    : " could not be read; the rule stays as it is until it can"));
        }
        if (rule.missing().isEmpty() || !rule.outcome().changes().isEmpty()) {
            outcome(policy, rule);
        }
    }

    /// Whom a rule concerns, and what it asks for.
    private void subject(Report.Policy policy, Report.Rule rule) {
        page.prose(
                4,
                rule.rule()
                        + ", "
                        + rule.portsInWords()
                        + ": "
                        + policy.pods()
                        + (rule.direction().equals("egress")
                                ? " may reach"
                                : " may be reached from"));
        page.data(6, rule.expression());
        if (!policy.except().isBlank()) {
            page.prose(6, "except " + policy.except().strip());
        }
    }

    private void outcome(Report.Policy policy, Report.Rule rule) {
        Report.Outcome outcome = rule.outcome();
        outcome.changes().forEach(change -> change(change, outcome));
        lines(
                palette.red("-"),
                outcome.placeholders().stream().map(cidr -> cidr + "  placeholder"));
        if (outcome.noted()) {
            page.prose(
                    4, "No address changes; it is noted on the policy that the rule is managed.");
        }
        for (Report.Wait wait : outcome.pending()) {
            page.prose(4, "pending: ", palette::yellow, PendingText.of(wait));
            lines(palette.yellow("?"), wait.cidrs().stream().map(cidr -> cidr + "  stays open"));
        }
        for (Report.Hold hold : outcome.approved()) {
            page.prose(4, "approved: ", palette::green, ApprovalText.approved(policy, hold));
        }
        outcome.held().forEach(hold -> hold(policy, hold));
        outcome.warnings().forEach(text -> page.prose(4, "warning: ", palette::yellow, text));
        page.prose(4, sizes(policy, rule));
    }

    private void hold(Report.Policy policy, Report.Hold hold) {
        page.prose(4, "held: ", palette::yellow, hold.message());
        lines(palette.yellow("?"), hold.added().stream().map(cidr -> cidr + "  stays closed"));
        lines(palette.yellow("?"), hold.removed().stream().map(cidr -> cidr + "  stays open"));
        String command = ApprovalText.command(policy, hold, arguments);
        if (!command.isEmpty()) {
            page.data(6, "approve with: " + command);
        }
    }

    private String sizes(Report.Policy policy, Report.Rule rule) {
        Report.Outcome outcome = rule.outcome();
        String after = Amount.of(outcome.after()) + feeds(rule);
        if (outcome.changes().isEmpty()) {
            String since = rule.written().isEmpty() ? "" : ", last written " + rule.written();
            return "allows " + after + since;
        }
        String before = Amount.of(outcome.before());
        if (!policy.changes()) {
            return "allows " + before + "; mode enforce would allow " + after;
        }
        return policy.result().what().equals("written")
                ? "allowed " + before + "; now allows " + after
                : "allows " + before + "; would allow " + after;
    }

    private static String feeds(Report.Rule rule) {
        List<String> feeds =
                rule.documents().stream()
                        .map(name -> DocumentKey.parse(name).feed())
                        .distinct()
                        .toList();
        return feeds.isEmpty() ? "" : ", from " + String.join(" and ", feeds);
    }

    private void change(Report.Change change, Report.Outcome outcome) {
        page.prose(4, CauseWords.of(change) + ": " + SourceWords.change(change, MOST_SOURCES));
        boolean several = outcome.parts().size() > 1;
        lines(palette.green("+"), change.added().stream().map(block -> text(block, several)));
        lines(palette.red("-"), change.removed().stream().map(block -> text(block, false)));
    }

    /// `11.32.128.0/19 except 11.32.130.0/28`, and by which operand where there are several.
    private static String text(Report.Block block, boolean withSource) {
        String except =
                block.except().isEmpty() ? "" : " except " + String.join(", ", block.except());
        return block.cidr()
                + except
                + (withSource ? "  " + String.join(" and ", block.from()) : "");
    }

    private void lines(String mark, Stream<String> texts) {
        List<String> all = new ArrayList<>(texts.toList());
        boolean cut = !full && all.size() > LONGEST;
        for (String text : cut ? all.subList(0, SHORTENED) : all) {
            page.line(6, mark + " " + Printable.of(text));
        }
        if (cut) {
            String more = Amount.count(all.size() - SHORTENED, "more CIDR");
            page.line(6, mark + " " + palette.dim(more + " (--full lists all)"));
        }
    }
}
