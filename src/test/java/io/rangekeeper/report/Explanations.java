package io.rangekeeper.report;

import io.rangekeeper.explain.Explanation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Answers of `explain` that show what there is.
final class Explanations {
    private Explanations() {}

    static Explanation empty() {
        return answer(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /// One of everything.
    static Explanation several() {
        return answer(
                List.of(
                        publication("stripe/api", "Stripe", false, List.of("a note")),
                        publication("aws", "Amazon Web Services", true, List.of())),
                List.of(
                        new Explanation.Allowance(
                                pods("Deployment shop/web", "egress"),
                                List.of(
                                        rule("shop/allow", "stripe{list=\"api\"}", "planned"),
                                        rule("shop/by-hand", "", "now")),
                                List.of("shop/default-deny"))),
                List.of(
                        new Explanation.Denial(
                                pods("pods with app=db", "egress"), List.of("shop/default-deny"))),
                List.of(pods("pods of namespace lab", "ingress")),
                List.of(new Explanation.NotRead("feed down", "was answered with 503")));
    }

    /// With as many kinds of pods that may reach it.
    static Explanation many(int kinds) {
        return answer(
                List.of(),
                IntStream.range(0, kinds)
                        .mapToObj(i ->
                                new Explanation.Allowance(
                                        pods("pods with app=p" + i, "egress"),
                                        List.of(rule("shop/p" + i, "", "now")),
                                        List.of()))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }

    static Explanation hostile(String text) {
        return new Explanation(
                Explanation.VERSION,
                "2026-02-03T04:05:06Z",
                true,
                text,
                "host",
                List.of("11.0.0.1/32"),
                List.of(publication(text, text, true, List.of(text))),
                List.of(
                        new Explanation.Allowance(
                                pods(text, "egress"),
                                List.of(rule(text, text, "then")),
                                List.of(text))),
                List.of(new Explanation.Denial(pods(text, "egress"), List.of(text))),
                List.of(pods(text, "ingress")),
                List.of(new Explanation.NotRead(text, text)));
    }

    private static Explanation answer(
            List<Explanation.Publication> published,
            List<Explanation.Allowance> allowed,
            List<Explanation.Denial> denied,
            List<Explanation.Pods> open,
            List<Explanation.NotRead> notRead) {
        return new Explanation(
                Explanation.VERSION,
                "2026-02-03T04:05:06Z",
                false,
                "11.0.0.1",
                "block",
                List.of("11.0.0.1/32"),
                published,
                allowed,
                denied,
                open,
                notRead);
    }

    private static Explanation.Publication publication(
            String document, String title, boolean setAside, List<String> notes) {
        return new Explanation.Publication(
                document,
                title,
                new TreeMap<>(Map.of("list", List.of(title))),
                List.of("11.0.0.0/24"),
                2,
                true,
                setAside,
                notes);
    }

    private static Explanation.Pods pods(String words, String direction) {
        return new Explanation.Pods(words, "shop", direction);
    }

    private static Explanation.Permission rule(String policy, String expression, String when) {
        return new Explanation.Permission(
                policy,
                policy + ".yaml:7",
                "spec.egress[0]",
                "TCP 443",
                List.of("11.0.0.0/16"),
                0,
                false,
                expression,
                when);
    }
}
