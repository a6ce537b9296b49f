package io.rangekeeper.report;

import io.rangekeeper.explain.Explanation;
import io.rangekeeper.explain.Explanation.Allowance;
import io.rangekeeper.explain.Explanation.Permission;
import io.rangekeeper.explain.Explanation.Publication;
import java.util.List;
import java.util.function.Function;

/// The answer for a pull request or an issue.
public final class ExplainMarkdown {
    private static final int MOST = 100;

    private final StringBuilder out = new StringBuilder();

    private ExplainMarkdown() {}

    /// The whole answer; of long lists the beginning.
    public static String render(Explanation answer) {
        ExplainMarkdown markdown = new ExplainMarkdown();
        markdown.write(answer);
        return markdown.out.toString();
    }

    private void write(Explanation answer) {
        line("### Rangekeeper explain: " + MarkdownText.code(ExplainReport.heading(answer)));
        if (answer.past()) {
            line("\nAs of " + answer.at() + "; policies as they are now.");
        }
        line("\n**Published by**\n");
        if (answer.published().isEmpty()) {
            line(MarkdownText.plain(ExplainReport.nobody(answer)));
        }
        list(answer.published(), ExplainMarkdown::publication);
        line("\n**Allowed**\n");
        if (answer.allowed().isEmpty()) {
            line("No rule allows any of it.");
        }
        list(answer.allowed(), ExplainMarkdown::allowance);
        if (!answer.denied().isEmpty()) {
            line("\n**Not allowed**\n");
            list(
                    answer.denied(),
                    denial ->
                            MarkdownText.plain(ExplainReport.pods(denial.pods()))
                                    + ", selected by "
                                    + codes(denial.policies()));
        }
        if (!answer.open().isEmpty()) {
            line("\n**Not isolated**\n");
            list(answer.open(), pods -> MarkdownText.plain(ExplainReport.pods(pods)));
        }
        for (Explanation.NotRead gap : answer.notRead()) {
            line(
                    "\n**Not read:** "
                            + MarkdownText.code(gap.what())
                            + ": "
                            + MarkdownText.plain(gap.problem()));
        }
    }

    private <T> void list(List<T> items, Function<T, String> words) {
        items.stream().limit(MOST).forEach(item -> line("- " + words.apply(item)));
        if (items.size() > MOST) {
            line("- and " + (items.size() - MOST) + " more");
        }
    }

    private static String publication(Publication publication) {
        String attributes = ExplainReport.attributes(publication);
        return MarkdownText.code(publication.document())
                + (attributes.isEmpty() ? "" : " " + MarkdownText.code(attributes))
                + ": "
                + MarkdownText.plain(
                        ExplainReport.ranges(
                                publication.ranges(), publication.more(), publication.all()))
                + (publication.notes().isEmpty()
                        ? ""
                        : " (" + MarkdownText.plain(String.join("; ", publication.notes())) + ")");
    }

    private static String allowance(Allowance allowance) {
        StringBuilder text =
                new StringBuilder(MarkdownText.plain(ExplainReport.pods(allowance.pods())));
        for (Permission rule : allowance.rules()) {
            text.append("\n  - by ")
                    .append(MarkdownText.code(rule.policy()))
                    .append(" ")
                    .append(MarkdownText.code(rule.path()))
                    .append(" (")
                    .append(MarkdownText.plain(rule.place()))
                    .append(") on ")
                    .append(MarkdownText.plain(rule.ports() + ExplainReport.when(rule)))
                    .append(": ")
                    .append(
                            MarkdownText.plain(
                                    ExplainReport.ranges(rule.blocks(), rule.more(), rule.all())));
        }
        if (!allowance.others().isEmpty()) {
            text.append("\n  - selected too, and not allowed, by ")
                    .append(codes(allowance.others()));
        }
        return text.toString();
    }

    private static String codes(List<String> names) {
        return String.join(", ", names.stream().map(MarkdownText::code).toList());
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
