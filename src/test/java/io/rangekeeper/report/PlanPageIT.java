package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.testing.Browser;
import io.rangekeeper.testing.BrowserExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/// The report as a page, from disk, in a real browser.
@ExtendWith(BrowserExtension.class)
class PlanPageIT {
    private static final String SCROLLS =
            "document.documentElement.scrollWidth > document.documentElement.clientWidth";
    private static final String HOSTILE =
            "</pre><script>alert(1)</script><img src=x onerror=alert(2)>\u202e\"'`${x}";

    private final Browser browser;

    PlanPageIT(Browser browser) {
        this.browser = browser;
    }

    @TempDir private Path folder;

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
                        Plans.plan(HOSTILE, "egress", "one", "except", "11.0.0.0/8"),
                        Plans.plan("b", "egress", HOSTILE),
                        Plans.plan(
                                "c",
                                List.of("11.5.0.0/16"),
                                Map.of("rangekeeper.io/egress", "one")))
                .since(Plans.report());
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void everybodyCanReadItOnEveryScreen(Scene scene) throws IOException {
        Path page = page(scene.report());
        for (int width : List.of(360, 1_400)) {
            for (boolean dark : List.of(false, true)) {
                browser.show(page.toUri(), width, dark);
                String shot = "%s-%d-%s".formatted(scene, width, dark ? "dark" : "light");
                browser.photograph(shot);

                assertThat(browser.complaints()).as(shot).isEmpty();
                assertThat(browser.barriers()).as(shot).isEmpty();
                assertThat(browser.ask(SCROLLS)).as(shot + " scrolls sideways").isEqualTo("false");
            }
        }
    }

    @Test
    void whatStrangersSayIsTextAndRunsNowhere() throws IOException {
        browser.show(page(hostile()).toUri(), 1_400, false);

        assertThat(browser.driver().findElements(By.tagName("script"))).hasSize(1);
        assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
        assertThat(browser.driver().findElement(By.tagName("body")).getText())
                .contains("<script>alert(1)</script>")
                .doesNotContain("\u202e");
        assertThat(browser.complaints()).isEmpty();
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
        browser.show(page(Plans.report(plans)).toUri(), 1_400, false);
        assertThat(count()).isEqualTo("1000 of 1000");

        WebElement text = browser.driver().findElement(By.id("text"));
        text.sendKeys("shop/p99");
        assertThat(count()).isEqualTo("11 of 1000");
        assertThat(shown()).hasSize(11).allMatch(name -> name.startsWith("shop/p99"));

        new Select(browser.driver().findElement(By.id("state"))).selectByVisibleText("held");
        assertThat(shown()).containsExactly("shop/p990");
        assertThat(count()).isEqualTo("1 of 1000");

        text.sendKeys("x");
        assertThat(shown()).isEmpty();
        assertThat(browser.driver().findElement(By.id("none")).isDisplayed()).isTrue();

        text.clear();
        text.sendKeys("p11");
        new Select(browser.driver().findElement(By.id("state"))).selectByVisibleText("any");
        browser.driver().findElement(By.id("changes")).click();
        assertThat(count()).isEqualTo("9 of 1000");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatIsFoldedIsOpenedAndIsOnPaper() throws IOException {
        browser.show(page(several()).toUri(), 1_400, false);
        assertThat(opened()).isZero();

        browser.driver().findElement(By.cssSelector("summary")).click();
        assertThat(opened()).isEqualTo(1);
        browser.driver().findElement(By.cssSelector("summary")).click();
        browser.driver().executeScript("window.dispatchEvent(new Event('beforeprint'))");
        assertThat(opened()).isPositive().isEqualTo(folds());

        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        browser.photograph("report-several-print");
        assertThat(browser.driver().findElement(By.id("filter")).isDisplayed()).isFalse();
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    }

    private int opened() {
        return browser.driver().findElements(By.cssSelector("details[open]")).size();
    }

    private int folds() {
        return browser.driver().findElements(By.cssSelector("details")).size();
    }

    private String count() {
        return browser.driver().findElement(By.id("count")).getText();
    }

    private List<String> shown() {
        Object names =
                browser.driver()
                        .executeScript(
                                "return [...document.querySelectorAll('article.policy:not([hidden]) h3')]"
                                        + ".map(each => each.firstChild.textContent.trim())");
        return ((List<?>) Objects.requireNonNull(names)).stream().map(String::valueOf).toList();
    }

    private Path page(Report report) throws IOException {
        return Files.writeString(folder.resolve("report.html"), PlanHtml.render(report, List.of()));
    }
}
