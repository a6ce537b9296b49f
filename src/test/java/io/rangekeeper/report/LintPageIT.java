package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.testing.Browser;
import io.rangekeeper.testing.BrowserExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The findings as a page, from disk, in a real browser.
@ExtendWith(BrowserExtension.class)
class LintPageIT {
    private final Browser browser;

    @TempDir private Path folder;

    LintPageIT(Browser browser) {
        this.browser = browser;
    }

    @Test
    void everybodyCanReadItOnEveryScreen() throws IOException {
        Map<String, LintReport> scenes =
                Map.of(
                        "lint-empty", Lints.report(List.of()),
                        "lint-several", Lints.several(),
                        "lint-hostile", Lints.hostile(PageViewer.HOSTILE));
        for (Map.Entry<String, LintReport> scene : scenes.entrySet()) {
            viewer().assertEverybodyCanReadItOnEveryScreen(
                            scene.getKey(), LintHtml.render(scene.getValue()));
        }
    }

    @Test
    void whatStrangersSayIsTextAndRunsNowhere() throws IOException {
        viewer().assertWhatStrangersSayIsTextAndRunsNowhere(
                        LintHtml.render(Lints.hostile(PageViewer.HOSTILE)));
    }

    @Test
    void whatIsFoldedIsOpenedAndIsOnPaper() throws IOException {
        viewer().assertWhatIsFoldedIsOpenedAndIsOnPaper(
                        "lint-several", LintHtml.render(Lints.several()));
    }

    @Test
    void findingsAreFilteredByTextSeverityIdAndSilence() throws IOException {
        PageViewer viewer = viewer();
        viewer.show(LintHtml.render(Lints.several()));
        assertThat(viewer.count()).isEqualTo("6 of 6");

        viewer.choose("severity", "warning");
        assertThat(viewer.shown()).containsExactly("NetworkPolicy shop/a", "NetworkPolicy shop/d");
        assertThat(viewer.element("all-error").isDisplayed()).isFalse();

        viewer.choose("silenced", "yes");
        assertThat(viewer.shown()).containsExactly("NetworkPolicy shop/d");

        viewer.choose("severity", "any");
        viewer.choose("silenced", "any");
        viewer.choose("finding", "RK102 Pods cannot reach DNS");
        assertThat(viewer.shown()).containsExactly("NetworkPolicy shop/a", "NetworkPolicy shop/b");

        viewer.element("text").sendKeys("shop/c");
        assertThat(viewer.element("none").isDisplayed()).isTrue();

        viewer.choose("finding", "any");
        assertThat(viewer.shown()).containsExactly("NetworkPolicy shop/c");

        viewer.element("text").clear();
        viewer.element("text").sendKeys("reach dns");
        assertThat(viewer.count()).isEqualTo("2 of 6");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void thousandsAreFilteredToo() throws IOException {
        PageViewer viewer = viewer();
        viewer.show(LintHtml.render(Lints.many(5_000)));

        viewer.element("text").sendKeys("shop/p99");

        assertThat(viewer.count()).isEqualTo("11 of 1000");
        assertThat(browser.complaints()).isEmpty();
    }

    private PageViewer viewer() {
        return new PageViewer(browser, folder);
    }
}
