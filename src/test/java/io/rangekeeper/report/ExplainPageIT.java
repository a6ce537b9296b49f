package io.rangekeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.explain.Explanation;
import io.rangekeeper.testing.Browser;
import io.rangekeeper.testing.BrowserExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The answer as a page, from disk, in a real browser.
@ExtendWith(BrowserExtension.class)
class ExplainPageIT {
    private final Browser browser;

    @TempDir private Path folder;

    ExplainPageIT(Browser browser) {
        this.browser = browser;
    }

    @Test
    void everybodyCanReadItOnEveryScreen() throws IOException {
        Map<String, Explanation> scenes =
                Map.of(
                        "explain-empty", Explanations.empty(),
                        "explain-several", Explanations.several(),
                        "explain-hostile", Explanations.hostile(PageViewer.HOSTILE));
        for (Map.Entry<String, Explanation> scene : scenes.entrySet()) {
            viewer().assertEverybodyCanReadItOnEveryScreen(
                            scene.getKey(), ExplainHtml.render(scene.getValue()));
        }
    }

    @Test
    void whatStrangersSayIsTextAndRunsNowhere() throws IOException {
        viewer().assertWhatStrangersSayIsTextAndRunsNowhere(
                        ExplainHtml.render(Explanations.hostile(PageViewer.HOSTILE)));
    }

    @Test
    void theAnswerIsFilteredAndPrinted() throws IOException {
        PageViewer viewer = viewer();
        viewer.show(ExplainHtml.render(Explanations.several()));
        assertThat(viewer.count()).isEqualTo("5 of 5");

        viewer.choose("direction", "egress");
        assertThat(viewer.shown())
                .containsExactly("Deployment shop/web, egress", "pods with app=db, egress");
        assertThat(viewer.element("published").isDisplayed()).isFalse();

        viewer.element("text").sendKeys("BY-HAND");
        assertThat(viewer.shown()).containsExactly("Deployment shop/web, egress");
        viewer.photographOnPaper("explain-several");

        viewer.element("text").sendKeys("x");
        assertThat(viewer.element("none").isDisplayed()).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    private PageViewer viewer() {
        return new PageViewer(browser, folder);
    }
}
