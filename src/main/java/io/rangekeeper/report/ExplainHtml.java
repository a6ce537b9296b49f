package io.rangekeeper.report;

import io.rangekeeper.explain.Explanation;
import io.rangekeeper.explain.Explanation.Allowance;
import io.rangekeeper.explain.Explanation.Denial;
import io.rangekeeper.explain.Explanation.Permission;
import io.rangekeeper.explain.Explanation.Pods;
import io.rangekeeper.explain.Explanation.Publication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The answer as a page.
public final class ExplainHtml {
    /// A page with more opens slowly.
    static final int MOST = 1_000;

    private final Explanation answer;
    private final Html html = new Html();

    private ExplainHtml(Explanation answer) {
        this.answer = answer;
    }

    /// As HTML; of very long lists the beginning.
    public static String render(Explanation answer) {
        ExplainHtml page = new ExplainHtml(answer);
        page.write();
        return page.html.toString();
    }

    private void write() {
        HtmlPage.begin(html, "who publishes it, and who may reach it");
        html.format("<h1>Rangekeeper explain: %s</h1>", ExplainReport.heading(answer));
        HtmlPage.summary(
                html,
                "As of",
                Instant.parse(answer.at()),
                answer.past() ? ": " + ExplainReport.THEN : ".",
                sentences());
        HtmlPage.unread(
                html,
                "The answer may lack what is there.",
                answer.notRead(),
                Explanation.NotRead::what,
                Explanation.NotRead::problem);
        filter();
        list("published", "Published by", answer.published(), this::publication);
        list("allowed", "Allowed", answer.allowed(), this::allowance);
        list("denied", "Not allowed", answer.denied(), this::denial);
        list("open", "Not isolated", answer.open(), this::open);
        HtmlPage.end(html);
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(publishers());
        sentences.add(
                answer.allowed().isEmpty()
                        ? "No rule allows any of it."
                        : "Allowed to " + kinds(answer.allowed()) + ".");
        if (!answer.denied().isEmpty()) {
            sentences.add("Not allowed to " + kinds(answer.denied()) + ".");
        }
        if (!answer.open().isEmpty()) {
            sentences.add(
                    kinds(answer.open())
                            + " may reach, or be reached by, everything: no policy isolates them.");
        }
        return sentences;
    }

    private String publishers() {
        if (answer.published().isEmpty()) {
            return ExplainReport.nobody(answer);
        }
        return answer.published().stream()
                .map(ExplainReport::titled)
                .distinct()
                .collect(Collectors.joining(", ", "Published by ", "."));
    }

    private static String kinds(List<?> list) {
        return Amount.count(list.size(), "kind") + " of pods";
    }

    private void filter() {
        TreeMap<String, String> directions = new TreeMap<>();
        Stream.of(
                        answer.allowed().stream().map(Allowance::pods),
                        answer.denied().stream().map(Denial::pods),
                        answer.open().stream())
                .flatMap(pods -> pods)
                .forEach(pods -> directions.put(pods.direction(), pods.direction()));
        if (!directions.isEmpty() || !answer.published().isEmpty()) {
            HtmlFilter.begin(html, "Entries").choice("direction", "Direction", directions).end();
        }
    }

    /// Nothing where there is nothing: the summary says so.
    private <T> void list(String id, String heading, List<T> items, Consumer<T> entry) {
        if (items.isEmpty()) {
            return;
        }
        HtmlPage.group(html, id, heading);
        items.stream().limit(MOST).forEach(entry);
        HtmlPage.rest(html, items.size() - MOST);
        html.markup("</section>");
    }

    private void publication(Publication publication) {
        html.format("<article class=\"entry\"><h3>%s</h3><dl>", ExplainReport.titled(publication));
        String attributes = ExplainReport.attributes(publication);
        if (!attributes.isEmpty()) {
            html.format("<dt>Attributes</dt><dd><code>%s</code></dd>", attributes);
        }
        term(
                "Ranges",
                ExplainReport.ranges(publication.ranges(), publication.more(), publication.all()));
        if (publication.setAside()) {
            term("Set aside", "it never enters a policy");
        }
        publication.notes().forEach(note -> term("Note", note));
        html.markup("</dl></article>");
    }

    private void allowance(Allowance allowance) {
        pods(allowance.pods(), "good");
        allowance.rules().forEach(this::permission);
        policies("Selected too, and not allowed, by", allowance.others());
        html.markup("</article>");
    }

    private void permission(Permission rule) {
        html.format(
                "<dl><dt>By</dt><dd>%s, <code>%s</code> (%s)</dd>",
                rule.policy(), rule.path(), rule.place());
        term("On", rule.ports());
        term("CIDRs", ExplainReport.ranges(rule.blocks(), rule.more(), rule.all()));
        if (!rule.expression().isEmpty()) {
            html.format("<dt>Expression</dt><dd><code>%s</code></dd>", rule.expression());
        }
        term("When", ExplainReport.time(rule));
        html.markup("</dl>");
    }

    private void denial(Denial denial) {
        pods(denial.pods(), "plain");
        policies("Selected, and not allowed, by", denial.policies());
        html.markup("</article>");
    }

    private void open(Pods pods) {
        pods(pods, "notable");
        html.markup("<p class=\"dim\">No policy selects them for this direction.</p></article>");
    }

    private void pods(Pods pods, String tone) {
        html.format(
                "<article class=\"entry %s\" data-direction=\"%s\"><h3>%s</h3>",
                tone, pods.direction(), ExplainReport.pods(pods));
    }

    private void policies(String term, List<String> policies) {
        if (!policies.isEmpty()) {
            html.markup("<dl>");
            term(term, String.join(", ", policies));
            html.markup("</dl>");
        }
    }

    private void term(String term, String text) {
        html.format("<dt>%s</dt><dd>%s</dd>", term, text);
    }
}
