package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.rangekeeper.policy.PolicyPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever may name a policy or annotate it must not be able to draw on a terminal or in a pull
/// request.
class EscapingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b", "\u009b", "\r", "\n", "\u0007", "\u202e", "\u2066", "\u200b", "\u2028",
                "\ue000", "\ud800"
            })
    void nothingThatATerminalActsUponComesThrough(String hostile) {
        String raw = "x" + hostile + "y";
        String shown = "x\\u%04xy".formatted(hostile.codePointAt(0));
        for (Report report : reports(raw)) {
            assertThat(Plans.text(report)).doesNotContain(raw);
            assertThat(MarkdownReport.render(report)).doesNotContain(raw);
            assertThat(PlanHtml.render(report, List.of())).doesNotContain(raw);
        }
        for (String page :
                List.of(
                        LintHtml.render(Lints.hostile(raw)),
                        ExplainHtml.render(Explanations.hostile(raw)))) {
            assertThat(page.replaceAll("(?s)<pre.*?</pre>", ""))
                    .doesNotContain(raw)
                    .contains(shown);
        }
        Report named = Plans.report(Plans.plan(raw, "egress", "one"));
        assertThat(Plans.text(named)).contains(shown);
        assertThat(MarkdownReport.render(named)).contains(shown);
        assertThat(PlanHtml.render(named, List.of())).contains(shown);
    }

    @Test
    void nothingIsMarkupInMarkdown() {
        String hostile = "`|<img src=x>[a](javascript:b)**c** @all ~~d~~ # e://f";
        for (Report report : reports(hostile)) {
            String markdown = MarkdownReport.render(report);
            String outsideOfCode =
                    markdown.replaceAll("<summary>.*</summary>", "").replaceAll("`[^`\n]*`", "");
            assertThat(markdown).doesNotContainPattern("<summary>.*<img");
            assertThat(outsideOfCode).doesNotContain("@all").doesNotContain("e://f");
            assertThat(outsideOfCode).doesNotContain("<img").doesNotContain("[a](java");
            assertThat(markdown.lines().filter(line -> line.startsWith("| ")))
                    .allSatisfy(line -> assertThat(cells(line)).isIn(3, 4, 5));
            assertThat(markdown.lines().filter(line -> !line.startsWith("<details>")))
                    .allSatisfy(line ->
                            assertThat(
                                            line.replace("\\`", "")
                                                            .chars()
                                                            .filter(c -> c == '`')
                                                            .count()
                                                    % 2)
                                    .as(line)
                                    .isIn(line.startsWith("```") ? List.of(1L) : List.of(0L)));
        }
    }

    @Test
    void jsonHoldsTextsAsTheyAreEscapedByJsonItself() throws Exception {
        String hostile = "x\u001b[2J\"\n";
        for (Report report : reports(hostile)) {
            String json = JsonReport.render(report);
            assertThat(json).doesNotContain("\u001b");
            JsonNode policy = JsonMapper.builder().build().readTree(json).at("/policies/0");
            assertThat(policy.path("name").asText()).isEqualTo(report.policies().getFirst().name());
        }
    }

    @Test
    void veryLongTextsAreCutForPeople() {
        assertThat(Printable.of("x".repeat(3_000))).hasSize(2_003).endsWith("x...");
    }

    /// The hostile text as a name, in an expression, in `except`, as an answer and as a file.
    private static List<Report> reports(String hostile) {
        PolicyPlan good = Plans.plan("good", "egress", "one");
        Report.Trouble trouble = new Report.Trouble("policy", hostile, "unreadable", hostile);
        return List.of(
                Plans.report(Plans.plan(hostile, "egress", "one")),
                Plans.report(Plans.plan("a", "egress", "one{x='" + hostile + "'}")),
                Plans.report(Plans.plan("a", "egress", "one", "except", hostile)),
                Plans.report(
                        Plans.plan(
                                "a",
                                List.of("192.0.2.0/24"),
                                Map.of("rangekeeper.io/" + hostile, "one"))),
                Plans.applied(good, "rejected", hostile),
                Plans.builder().planned(List.of(good), List.of(trouble), Plans.NOW));
    }

    private static int cells(String line) {
        return line.replace("\\|", "").split("\\|", -1).length - 2;
    }
}
