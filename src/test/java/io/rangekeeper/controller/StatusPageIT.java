package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.controller.http.Endpoints;
import io.rangekeeper.testing.Browser;
import io.rangekeeper.testing.BrowserExtension;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/// The status page in a real browser: it complains about nothing, and nobody is kept from reading.
@ExtendWith(BrowserExtension.class)
class StatusPageIT {
    private static final String SCROLLS =
            "document.documentElement.scrollWidth > document.documentElement.clientWidth";

    private final Browser browser;

    StatusPageIT(Browser browser) {
        this.browser = browser;
    }

    /// A state of the controller.
    record Scene(String name, StatusScene scene) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Scene> scenes() {
        return List.of(
                new Scene("empty", new StatusScene(true)),
                new Scene("follower", new StatusScene(false)),
                new Scene("busy", new StatusScene(true).busy()),
                new Scene("crowded", new StatusScene(true).crowded(1_000)),
                new Scene("hostile", new StatusScene(true).hostile()));
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void everybodyCanReadItOnEveryScreen(Scene scene) throws IOException {
        try (Endpoints endpoints = scene.scene().serve()) {
            for (int width : List.of(360, 1_400)) {
                for (boolean dark : List.of(false, true)) {
                    browser.show(address(endpoints, ""), width, dark);
                    String shot = "%s-%d-%s".formatted(scene, width, dark ? "dark" : "light");
                    browser.photograph(shot);

                    assertThat(browser.complaints()).as(shot).isEmpty();
                    assertThat(browser.barriers()).as(shot).isEmpty();
                    assertThat(browser.ask(SCROLLS))
                            .as(shot + " scrolls sideways")
                            .isEqualTo("false");
                }
            }
        }
    }

    @Test
    void whatStrangersSayIsTextAndRunsNowhere() throws IOException {
        try (Endpoints endpoints = new StatusScene(true).hostile().serve()) {
            browser.show(
                    address(endpoints, "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"), 1_400, false);

            assertThat(browser.driver().findElements(By.tagName("script"))).isEmpty();
            assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
            assertThat(browser.driver().findElement(By.id("q")).getAttribute("value"))
                    .isEqualTo("\"><script>alert(1)</script>");

            browser.show(address(endpoints, ""), 1_400, false);

            assertThat(browser.driver().findElements(By.tagName("script"))).isEmpty();
            assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
            assertThat(
                            browser.driver().findElements(By.tagName("a")).stream()
                                    .map(link -> link.getAttribute("href"))
                                    .toList())
                    .allMatch(link -> link.startsWith("http://127.0.0.1:"));
            assertThat(browser.driver().findElement(By.tagName("body")).getText())
                    .contains("<script>alert(1)</script>", "\\u202e")
                    .doesNotContain("\u202e");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void policiesAreFoundByNameAndStateAndPageByPage() throws IOException {
        try (Endpoints endpoints = new StatusScene(true).crowded(1_000).serve()) {
            browser.show(address(endpoints, ""), 1_400, false);
            assertThat(caption()).isEqualTo("Policies 1 to 100 of 1000, by name");

            browser.driver().findElement(By.linkText("Next")).click();
            assertThat(caption()).isEqualTo("Policies 101 to 200 of 1000, by name");

            browser.driver().findElement(By.id("q")).sendKeys("vendor-00");
            new Select(browser.driver().findElement(By.id("state"))).selectByVisibleText("Held");
            browser.driver().findElement(By.cssSelector("form button")).click();

            assertThat(caption()).isEqualTo("Policies 1 to 5 of 5 that match, by name");
            assertThat(browser.driver().findElements(By.cssSelector(".card"))).hasSize(5);
            assertThat(browser.driver().getCurrentUrl())
                    .endsWith("/?q=vendor-00&state=held#policies");

            browser.driver().findElement(By.linkText("Show all")).click();
            assertThat(caption()).isEqualTo("Policies 1 to 100 of 1000, by name");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aPolicyHasAPageWithItsReport() throws IOException {
        try (Endpoints endpoints = new StatusScene(true).busy().serve()) {
            browser.show(address(endpoints, ""), 1_400, false);
            browser.driver()
                    .findElement(By.cssSelector("#policies ~ .scroll"))
                    .findElement(By.linkText("shop/adopts-somebody-elses"))
                    .click();

            assertThat(browser.driver().getCurrentUrl())
                    .endsWith("/policies/shop/adopts-somebody-elses");
            assertThat(browser.driver().findElement(By.tagName("main")).getText())
                    .contains(
                            "shop/adopts-somebody-elses",
                            "rangekeeper approve shop/adopts-somebody-elses ");
            for (boolean dark : List.of(false, true)) {
                browser.show(address(endpoints, "policies/shop/adopts-somebody-elses"), 360, dark);
                browser.photograph("policy-" + dark);
                assertThat(browser.complaints()).isEmpty();
                assertThat(browser.barriers()).isEmpty();
                assertThat(browser.ask(SCROLLS)).isEqualTo("false");
            }
        }
    }

    private String caption() {
        return browser.driver().findElement(By.id("policies-caption")).getText();
    }

    private static URI address(Endpoints endpoints, String query) {
        return URI.create("http://127.0.0.1:" + endpoints.address().getPort() + "/" + query);
    }
}
