package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What the page says; [LintPageIT] looks at it.
class LintHtmlTest {
    @Test
    void aFindingIsThereWithAllThatIsKnownOfIt() {
        assertThat(LintHtml.render(Lints.several()))
                .contains(
                        "<li>3 errors, 1 warning and 1 note in 3 policies; 1 more finding silenced")
                .contains("<li><code>feed stripe/api</code>: was answered with 503</li>")
                .contains("<h3 id=\"error-RK102\">RK102: Pods cannot reach DNS</h3>")
                .contains("config/lint.md has the chapter RK102.")
                .contains(
                        "<h4>NetworkPolicy shop/a <span class=\"status\">error RK102</span></h4>",
                        "<code>manifests/shop.yaml:12</code>, <code>spec.egress[0]</code>",
                        "<p>This is so of shop/a. It means something to a reviewer.</p>")
                .contains("<pre tabindex=\"0\">egress:\n- ports: [{protocol: UDP, port: 53}]</pre>")
                .contains("<strong>Silenced:</strong> our own bucket");
    }

    @Test
    void theWorstIsFirstAndWhatIsSilencedIsLast() {
        assertThat(LintHtml.render(Lints.several()))
                .containsSubsequence(
                        "<h2 id=\"all-error\">",
                        "<h2 id=\"all-warning\">",
                        "<h2 id=\"all-note\">",
                        "<h2 id=\"all-silenced\">",
                        "silenced warning RK201",
                        "our own bucket");
    }

    @Test
    void whatWouldMendThemAllIsSaidOnce() {
        assertThat(LintHtml.render(Lints.many(10)))
                .containsOnlyOnce("<pre")
                .contains("What to write instead, for each of them");
    }

    @Test
    void theCountsLeadToTheFindings() {
        assertThat(LintHtml.render(Lints.several()))
                .contains("<td><a href=\"#error-RK102\">2</a></td>")
                .contains("<td><a href=\"#silenced-RK201\">1</a></td>")
                .doesNotContain("href=\"h");
    }

    @Test
    void ofThousandsAPageStaysAPage() {
        String page = LintHtml.render(Lints.many(5_000));

        assertThat(page).contains("5,000 errors", "And 4000 more, which -o json has.");
        assertThat(page.length()).isLessThan(1_000_000);
    }

    @Test
    void ofNothingThereIsNothingToFilter() {
        String page = LintHtml.render(Lints.report(List.of()));

        assertThat(page)
                .contains("0 errors, 0 warnings and 0 notes in 3 policies.")
                .doesNotContain("<form", "<table", "<h2");
    }
}
