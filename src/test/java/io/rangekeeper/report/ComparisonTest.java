package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rangekeeper.policy.PolicyPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `--since` says.
class ComparisonTest {
    private static final PolicyPlan ONE = Plans.plan("a", "egress", "one");

    record Case(String name, List<PolicyPlan> before, List<PolicyPlan> now, List<String> news) {
        Case(String name, List<PolicyPlan> before, List<PolicyPlan> now, String... news) {
            this(name, before, now, List.of(news));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("nothing", List.of(ONE), List.of(ONE)),
                new Case(
                        "a policy is new",
                        List.of(),
                        List.of(ONE),
                        "appeared shop/a: -> synced, 11.0.0.1/32 2d00::1/128"),
                new Case(
                        "a policy is gone",
                        List.of(ONE),
                        List.of(),
                        "went shop/a: synced ->, 11.0.0.1/32 2d00::1/128"),
                new Case(
                        "it asks for more",
                        List.of(ONE),
                        List.of(Plans.plan("a", "egress", "one or few")),
                        "opened shop/a egress: 1 IPv4 CIDR (1 address) and 1 IPv6 CIDR (1 address)"
                                + " -> 3 IPv4 CIDRs (131,073 addresses) and 1 IPv6 CIDR (1 address),"
                                + " 11.1.0.0/16 11.3.0.0/16",
                        "asked shop/a egress: one -> one or few,"),
                new Case(
                        "it excludes some",
                        List.of(Plans.plan("a", "egress", "few")),
                        List.of(Plans.plan("a", "egress", "few", "except", "11.3.0.0/16")),
                        "asked shop/a except: -> 11.3.0.0/16,",
                        "closed shop/a egress: 2 IPv4 CIDRs (131,072 addresses) -> 1 IPv4 CIDR (65,536"
                                + " addresses), 11.3.0.0/16"),
                new Case(
                        "it is written otherwise and means the same",
                        List.of(Plans.plan("a", List.of("11.1.0.0/16"), egress("few"))),
                        List.of(
                                Plans.plan(
                                        "a",
                                        List.of("11.1.0.0/17", "11.1.128.0/17", "11.3.0.0/16"),
                                        egress("few")))),
                new Case(
                        "something is held",
                        List.of(ONE),
                        List.of(Plans.held("a")),
                        "opened shop/a egress: 1 IPv4 CIDR (1 address) and 1 IPv6 CIDR (1 address) -> 2"
                                + " IPv4 CIDRs (65,537 addresses) and 1 IPv6 CIDR (1 address), 11.5.0.0/16",
                        "held shop/a egress: ->",
                        "state shop/a: synced -> held,"),
                new Case(
                        "it becomes invalid: what it allows is not touched",
                        List.of(ONE),
                        List.of(Plans.plan("a", "egress", "on")),
                        "state shop/a: synced -> invalid,"));
    }

    private static Map<String, String> egress(String expression) {
        return Map.of("rangekeeper.io/egress", expression);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsNewTheMostImportantFirst(Case example) throws MalformedReportException {
        // As somebody kept it.
        Report before = JsonReport.read(JsonReport.render(report(example.before)));

        Report.Since since = Objects.requireNonNull(report(example.now).since(before).since());

        assertThat(since.at()).isEqualTo(Plans.NOW);
        List<String> news = since.news().stream().map(ComparisonTest::text).toList();
        assertThat(news).hasSize(example.news.size());
        for (int i = 0; i < news.size(); i++) {
            assertThat(news.get(i)).startsWith(example.news.get(i));
        }
    }

    @Test
    void aReportThatWasKeptIsReadAsItWasPrinted() throws MalformedReportException {
        Report report =
                Plans.report(
                        Plans.plan("a", "egress", "one or few", "except", "11.1.2.0/24"),
                        Plans.plan("b", "egress", "down"),
                        Plans.held("c"));

        assertThat(JsonReport.read(JsonReport.render(report))).isEqualTo(report);
    }

    @Test
    void aReportOfALaterVersionMaySayMore() throws MalformedReportException {
        String json = JsonReport.render(Plans.report(ONE));

        assertThat(JsonReport.read(json.replaceFirst("\\{", "{\"more\": [1],")))
                .isEqualTo(JsonReport.read(json));
    }

    static Stream<List<String>> wrong() {
        String json = JsonReport.render(Plans.report(ONE));
        return Stream.of(
                List.of("{", "it is no JSON: line 1, column"),
                List.of("", "a report is what `rangekeeper plan -o json` prints"),
                List.of("[]", "a report is what `rangekeeper plan -o json` prints"),
                List.of("{}", "a report is what `rangekeeper plan -o json` prints"),
                List.of("null", "holds something else than a report"),
                List.of(
                        json.replace("\"version\" : 1,", "\"version\" : 2,"),
                        "it is of version 2, this Rangekeeper knows 1"),
                List.of(json.replace("\"allows\"", "\"allowed\""), "policies[0].rules[0].outcome"),
                List.of(
                        json.replaceAll(
                                "(?s)\"policies\" : \\[.*?\\],\n  \"documents",
                                "\"policies\" : null, \"documents"),
                        "holds something else than a report"),
                List.of(json.replace("11.0.0.1/32", "11.0.0.1/33"), "11.0.0.1/33"),
                List.of(json.replace("2026-02-03T04:05:06Z", "yesterday"), "at: "));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsNoReportIsRefusedWithThePlace(List<String> example) {
        assertThatThrownBy(() -> JsonReport.read(example.getFirst()))
                .isInstanceOf(MalformedReportException.class)
                .hasMessageContaining(example.get(1));
    }

    private static Report report(List<PolicyPlan> plans) {
        return Plans.report(plans.toArray(PolicyPlan[]::new));
    }

    private static String text(Report.News news) {
        String subject = NewsWords.subject(news).replace("rangekeeper.io/", "");
        return "%s %s: %s -> %s, %s"
                .formatted(
                        news.what(),
                        subject,
                        news.before(),
                        news.after(),
                        String.join(" ", news.cidrs()))
                .replaceAll(" +", " ")
                .replace(": -> ,", ": ->,")
                .replace("-> ,", "->,")
                .strip();
    }
}
