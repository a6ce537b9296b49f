package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.testing.Browser;
import io.rangekeeper.testing.BrowserExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.WebElement;

/// The report as a page, from disk, in a real browser.
@ExtendWith(BrowserExtension.class)
class PlanPageIT {
    private final Browser browser;

    @TempDir private Path folder;

    PlanPageIT(Browser browser) {
        this.browser = browser;
    }

    record Scene(String name, Report report) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Scene> scenes() {
        return List.of(
                new Scene("report-empty", Plans.report()),
                new Scene("report-several", several()),
                new Scene("report-hostile", hostile()));
    }

    private static Report several() {
        Report before = Plans.report(Plans.plan("grows", "egress", "one"), Plans.plan("gone"));
        return Plans.report(
                        Plans.plan("grows", "egress", "one or few", "except", "11.1.2.0/24"),
                        Plans.plan("waits", "egress", "down"),
                        Plans.plan("budget", "egress", "many", "max-cidrs", "10"),
                        Plans.plan("wrong", "egress", "on"),
                        Plans.plan("labelled"),
                        Plans.plan("watched", "egress", "many", "mode", "observe"),
                        Plans.held("held"))
                .since(before);
    }

    private static Report hostile() {
        return Plans.report(
                        Plans.plan(PageViewer.HOSTILE, "egress", "one", "except", "11.0.0.0/8"),
                        Plans.plan("b", "egress", PageViewer.HOSTILE),
                        Plans.plan(
                                "c",
                                List.of("11.5.0.0/16"),
                                Map.of("rangekeeper.io/egress", "one")))
                .since(Plans.report());
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void everybodyCanReadItOnEveryScreen(Scene scene) throws IOException {
        viewer().assertEverybodyCanReadItOnEveryScreen(scene.name(), page(scene.report()));
    }

    @Test
    void whatStrangersSayIsTextAndRunsNowhere() throws IOException {
        viewer().assertWhatStrangersSayIsTextAndRunsNowhere(page(hostile()));
    }

    @Test
    void whatIsFoldedIsOpenedAndIsOnPaper() throws IOException {
        viewer().assertWhatIsFoldedIsOpenedAndIsOnPaper("report-several", page(several()));
    }

    @Test
    void aThousandPoliciesAreFilteredByTextStateAndChange() throws IOException {
        PolicyPlan[] plans =
                IntStream.range(0, 1_000)
                        .mapToObj(i ->
                                i % 10 == 0
                                        ? Plans.held("p" + i)
                                        : i % 10 == 1
                                                ? Plans.plan("p" + i)
                                                : Plans.plan("p" + i, "egress", "one"))
                        .toArray(PolicyPlan[]::new);
        PageViewer viewer = viewer();
        viewer.show(page(Plans.report(plans)));
        assertThat(viewer.count()).isEqualTo("1000 of 1000");

        WebElement text = viewer.element("text");
        text.sendKeys("shop/p99");
        assertThat(viewer.count()).isEqualTo("11 of 1000");
        assertThat(viewer.shown()).hasSize(11).allMatch(name -> name.startsWith("shop/p99"));

        viewer.choose("state", "held");
        assertThat(viewer.shown()).containsExactly("shop/p990");
        assertThat(viewer.count()).isEqualTo("1 of 1000");

        text.sendKeys("x");
        assertThat(viewer.shown()).isEmpty();
        assertThat(viewer.element("none").isDisplayed()).isTrue();

        text.clear();
        text.sendKeys("p11");
        viewer.choose("state", "any");
        viewer.element("changes").click();
        assertThat(viewer.count()).isEqualTo("9 of 1000");
        assertThat(browser.complaints()).isEmpty();
    }

    private PageViewer viewer() {
        return new PageViewer(browser, folder);
    }

    private static String page(Report report) {
        return PlanHtml.render(report, List.of());
    }
}
