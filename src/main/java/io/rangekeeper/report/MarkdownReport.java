package io.rangekeeper.report;

import static io.rangekeeper.report.MarkdownText.code;
import static io.rangekeeper.report.MarkdownText.plain;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// The report for a pull request: a summary and a table, details folded. GitHub takes no comment of
/// more than 65,536 characters, so what matters least is left out of a longer one, and that is
/// said.
public final class MarkdownReport {
    private static final int MOST_CIDRS = 5;

    /// Of the whole, of its parts, and of a text in them that somebody else wrote.
    private static final int LONGEST = 60_000;

    private static final int LONGEST_PART = 15_000;
    private static final int LONGEST_TEXT = 300;

    private final Markdown out = new Markdown();
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
        out.line("### Rangekeeper " + (report.applied() ? "apply" : "plan"));
        out.line("");
        Summaries.sentences(report).forEach(sentence -> out.line(plain(sentence)));
        if (report.since() != null) {
            since(report.since());
        }
        out.line("");
        List<Report.Policy> policies =
                report.policies().stream()
                        .sorted(Comparator.comparingInt(MarkdownReport::urgency))
                        .toList();
        table(policies);
        String end = end(report);
        details(policies, LONGEST - end.length());
        out.add(end);
    }

    private void details(List<Report.Policy> policies, int longest) {
        List<String> details =
                policies.stream()
                        .filter(MarkdownDetails::hasAny)
                        .map(policy -> MarkdownDetails.of(policy, arguments))
                        .toList();
        int left = out.addWhole(details, longest);
        if (left > 0) {
            out.line("");
            out.line(
                    "**Left out**, as a comment has no room for it: the details of "
                            + Amount.count(left, "policy")
                            + "; `-o html` has all of them.");
        }
    }

    /// What somebody has to look at comes first.
    private static int urgency(Report.Policy policy) {
        return switch (PolicyStatus.of(policy).tone()) {
            case BAD -> 0;
            case NOTABLE -> policy.rules().stream().anyMatch(MarkdownReport::isHeld) ? 1 : 2;
            case GOOD -> 3;
        };
    }

    private static boolean isHeld(Report.Rule rule) {
        return !rule.outcome().held().isEmpty();
    }

    private static String end(Report report) {
        Markdown end = new Markdown();
        widest(report, end);
        List<String> troubles =
                report.troubles().stream()
                        .map(trouble ->
                                "\n**Not read:** "
                                        + code(trouble.what())
                                        + ": "
                                        + brief(trouble.detail())
                                        + "\n")
                        .toList();
        more(end.addWhole(troubles, end.length() + LONGEST_PART), "was not read", end);
        documents(report.documents(), end);
        return end.toString();
    }

    private static void more(int left, String what, Markdown out) {
        if (left > 0) {
            out.line("");
            out.line("and " + left + " more " + what);
        }
    }

    private void since(Report.Since since) {
        out.line("");
        out.line("**" + plain(NewsWords.headline(since)) + "**");
        out.line("");
        List<String> lines =
                since.news().stream()
                        .map(news ->
                                "- "
                                        + code(NewsWords.subject(news))
                                        + " "
                                        + brief(NewsWords.what(news, MOST_CIDRS))
                                        + "\n")
                        .toList();
        more(out.addWhole(lines, out.length() + LONGEST_PART), "that is new", out);
    }

    private static void widest(Report report, Markdown out) {
        if (report.widest().isEmpty()) {
            return;
        }
        out.line("");
        out.line("<details><summary>" + HoleWords.heading(report) + "</summary>");
        out.line("");
        out.line("| block | addresses | rules |");
        out.line("|---|---|---|");
        for (Report.Hole hole : report.widest()) {
            out.line(
                    "| "
                            + String.join(
                                    " | ",
                                    code(hole.cidr()),
                                    plain(Amount.addresses(hole.addresses())),
                                    code(cut(HoleWords.rules(hole))))
                            + " |");
        }
        out.line("");
        out.line("</details>");
    }

    private void table(List<Report.Policy> policies) {
        if (policies.isEmpty()) {
            return;
        }
        out.line("| policy | status | rule | allows afterwards |");
        out.line("|---|---|---|---|");
        List<String> rows = policies.stream().map(MarkdownReport::rows).toList();
        more(out.addWhole(rows, out.length() + LONGEST_PART), "in the report as text or HTML", out);
    }

    private static String rows(Report.Policy policy) {
        if (policy.rules().isEmpty()) {
            return row(policy, "", "");
        }
        return policy.rules().stream()
                .map(rule ->
                        row(
                                policy,
                                plain(rule.direction() + ", " + rule.portsInWords())
                                        + ": "
                                        + code(cut(rule.expression())),
                                brief(afterwards(policy, rule))))
                .collect(Collectors.joining());
    }

    private static String brief(String text) {
        return plain(cut(text));
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + " ..." : text;
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
                + " |\n";
    }

    private static void documents(List<Report.Document> documents, Markdown out) {
        if (documents.isEmpty()) {
            return;
        }
        out.line("");
        out.line("| document | ranges | version | read | sha256 |");
        out.line("|---|---|---|---|---|");
        for (Report.Document document : documents) {
            out.line(
                    "| "
                            + String.join(
                                    " | ",
                                    code(document.document()) + " " + plain(document.location()),
                                    Integer.toString(document.entries()),
                                    plain(document.version()),
                                    document.fetched().toString(),
                                    code(document.documentSha256()))
                            + " |");
        }
    }
}
