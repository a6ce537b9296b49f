package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.testing.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/// Looks at a report as a page, from disk, in a real browser.
///
/// @param folder where pages are put
record PageViewer(Browser browser, Path folder) {
    static final String HOSTILE =
            "</pre><script>alert(1)</script><img src=x onerror=alert(2)>\u202e\"'`${x}";

    private static final String SCROLLS =
            "document.documentElement.scrollWidth > document.documentElement.clientWidth";

    void show(String html) throws IOException {
        show(html, 1_400, false);
    }

    private void show(String html, int width, boolean dark) throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), html);
        browser.show(file.toUri(), width, dark);
    }

    void assertEverybodyCanReadItOnEveryScreen(String name, String html) throws IOException {
        for (int width : List.of(360, 1_400)) {
            for (boolean dark : List.of(false, true)) {
                show(html, width, dark);
                String shot = "%s-%d-%s".formatted(name, width, dark ? "dark" : "light");
                browser.photograph(shot);

                assertThat(browser.complaints()).as(shot).isEmpty();
                assertThat(browser.barriers()).as(shot).isEmpty();
                assertThat(browser.ask(SCROLLS)).as(shot + " scrolls sideways").isEqualTo("false");
            }
        }
    }

    /// Of a page with [#HOSTILE] in it.
    void assertWhatStrangersSayIsTextAndRunsNowhere(String html) throws IOException {
        show(html);

        assertThat(browser.driver().findElements(By.tagName("script"))).hasSize(1);
        assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
        assertThat(browser.driver().findElement(By.tagName("body")).getText())
                .contains("<script>alert(1)</script>")
                .doesNotContain("\u202e");
        assertThat(browser.complaints()).isEmpty();
    }

    void assertWhatIsFoldedIsOpenedAndIsOnPaper(String name, String html) throws IOException {
        show(html);
        assertThat(opened()).isZero();

        browser.driver().findElement(By.cssSelector("summary")).click();
        assertThat(opened()).isEqualTo(1);
        browser.driver().findElement(By.cssSelector("summary")).click();
        photographOnPaper(name);
        assertThat(opened()).isPositive().isEqualTo(folds());
    }

    /// As it is printed, without the form.
    void photographOnPaper(String name) throws IOException {
        browser.driver().executeScript("window.dispatchEvent(new Event('beforeprint'))");
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        browser.photograph(name + "-print");
        assertThat(element("filter").isDisplayed()).isFalse();
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    }

    WebElement element(String id) {
        return browser.driver().findElement(By.id(id));
    }

    void choose(String id, String option) {
        new Select(element(id)).selectByVisibleText(option);
    }

    String count() {
        return element("count").getText();
    }

    /// The headings of the entries that are shown.
    List<String> shown() {
        Object names =
                browser.driver()
                        .executeScript(
                                "return [...document.querySelectorAll('.entry:not([hidden]) > :is(h3, h4)')]"
                                        + ".map(each => each.firstChild.textContent.trim())");
        return ((List<?>) Objects.requireNonNull(names)).stream().map(String::valueOf).toList();
    }

    int opened() {
        return browser.driver().findElements(By.cssSelector("details[open]")).size();
    }

    private int folds() {
        return browser.driver().findElements(By.cssSelector("details")).size();
    }
}
