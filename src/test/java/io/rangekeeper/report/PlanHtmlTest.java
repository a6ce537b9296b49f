package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.select.Resolver;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the page says; [PlanPageIT] looks at it.
class PlanHtmlTest {
    @Test
    void whatAReviewerSignsForIsOnIt() {
        String page = page(Plans.builder().planned(List.of(Plans.held("a")), List.of(), Plans.NOW));

        assertThat(page)
                .contains("<dt>Who</dt><dd>pods with app=shop</dd>")
                .contains("<li>1 IPv4 address and 1 IPv6 address of Owner of one</li>")
                .contains("<li>65,536 IPv4 addresses of what the expression does not select</li>")
                .contains("<dt>On</dt><dd>TCP 443 (spec.egress[0])</dd>")
                .contains("Its approval opens nothing, closes 65,536 IPv4 addresses.")
                .contains("Approve with <code>rangekeeper approve shop/a ")
                .contains("<td>https://x.test/one</td>", "<td>" + "ab".repeat(32) + "</td>");
    }

    @Test
    void allThatIsAllowedIsThereALineForEach() {
        assertThat(page(Plans.report(Plans.plan("a", "egress", "many"))))
                .contains("11.9.0.0/24\n11.9.2.0/24\n")
                .contains("\n11.9.198.0/24</pre>");
    }

    @Test
    void whatAnExpressionSelectedOverTimeIsAChartWhereItIsRemembered() {
        assertThat(page(Plans.report(Plans.plan("a", "egress", "one"))))
                .doesNotContain("IPv4 addresses selected");

        List<Resolver.Selected> course =
                List.of(
                        new Resolver.Selected(
                                Plans.NOW.minus(Duration.ofDays(3)), CidrSet.parse("11.0.0.0/24")),
                        new Resolver.Selected(Plans.NOW, CidrSet.parse("11.0.0.0/23")));
        ReportBuilder builder = Plans.builder();
        Report report =
                new ReportBuilder(
                                builder.feeds(),
                                builder.policiesFrom(),
                                builder.rangesFrom(),
                                builder.owners(),
                                any -> course)
                        .planned(List.of(Plans.plan("a", "egress", "one")), List.of(), Plans.NOW);

        assertThat(page(report))
                .contains("aria-label=\"IPv4 addresses selected: from 256 to 512\"")
                .doesNotContain("IPv6 addresses selected");
    }

    /// Nothing may be loaded or run but what stands in the page itself.
    @Test
    void onlyItsOwnStyleAndScriptAreAllowed() {
        for (String page :
                List.of(
                        page(Plans.report()),
                        LintHtml.render(Lints.several()),
                        ExplainHtml.render(Explanations.several()))) {
            assertThat(page)
                    .contains("default-src 'none'")
                    .contains("style-src " + ContentHash.of(between(page, "style")))
                    .contains("script-src " + ContentHash.of(between(page, "script")))
                    .doesNotContain("style=\"", "onclick", "href=\"h", "src=\"");
        }
    }

    private static String page(Report report) {
        return PlanHtml.render(report, List.of());
    }

    private static String between(String page, String tag) {
        Matcher matcher =
                Pattern.compile("<" + tag + ">(.*?)</" + tag + ">", Pattern.DOTALL).matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
