package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.report.status.Standing;
import io.rangekeeper.report.status.StatusPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the page says. `StatusPageIT` looks at it in a browser.
class StatusPageTest {
    @Test
    void theFirstLineSaysWhetherSomebodyIsNeeded() throws IOException {
        assertThat(verdict(new StatusScene(true))).isEqualTo("There is no policy to keep");
        assertThat(verdict(new StatusScene(true).busy())).isEqualTo("3 policies need somebody");

        StatusScene calm = new StatusScene(true);
        calm.decide(written(calm, "a", "one"));
        assertThat(verdict(calm)).isEqualTo("Everything is in step");

        calm.decide(written(calm, "b", "down"));
        assertThat(verdict(calm))
                .isEqualTo("No policy needs somebody; 1 policy is waiting or only observed");

        calm.refuse("down", "503");
        assertThat(verdict(calm))
                .isEqualTo("No policy needs somebody, but 1 feed could not be read");

        calm.troubles.add("the policies of the cluster were not listed yet");
        assertThat(verdict(calm)).isEqualTo("The controller itself has trouble");
        assertThat(html(calm, "")).contains("were not listed yet");
    }

    @Test
    void whoNeedsSomebodyIsToldWhyAndHowToApproveIt() throws IOException {
        String html = html(new StatusScene(true).busy(), "");

        assertThat(html)
                .containsPattern(
                        "<code class=\"command\">rangekeeper approve shop/adopts-somebody-elses"
                                + " [0-9a-f]{32}</code>")
                .contains(
                        "column 1: feed \"oen\" does not exist",
                        "the last write did not succeed: timed out",
                        "argocd edits back what is written, again and again",
                        "href=\"policies/shop/edited-back\"");
    }

    @Test
    void whatIsPendingSaysUntilWhen() throws IOException {
        assertThat(html(new StatusScene(true).busy(), "q=a-removal"))
                .contains(
                        "whether the owner still publishes 1 IPv4 CIDR (1 address);"
                                + " open until 2026-02-04 04:00:00 UTC");
    }

    @Test
    void feedsTellTheirAgeAndWhyADocumentWasRefused() throws IOException {
        assertThat(html(new StatusScene(true).busy(), ""))
                .contains(
                        "down: 503 Service Unavailable",
                        "<time datetime=\"2026-02-03T04:00:00Z\">12 minutes ago</time>");
    }

    @Test
    void whoLeadsShowsItsDecisionsAndWhoFollowsSaysThatItHasNone() throws IOException {
        assertThat(html(new StatusScene(true).busy(), ""))
                .contains(
                        "<strong>leads</strong>",
                        "The last 7 decisions",
                        "held<div class=\"dim small\">adoption");
        assertThat(html(new StatusScene(false), ""))
                .contains("<strong>follows</strong>", "rangekeeper-6d5f7c9b8-abcde leads.")
                .contains("This replica only follows");
    }

    @Test
    void onlyTheNewestDecisionsAreKept() {
        StatusScene scene = new StatusScene(true).crowded(120);

        assertThat(scene.decisions.all()).hasSize(LatestDecisions.LIMIT);
        assertThat(scene.decisions.all().getFirst().name()).isEqualTo(StatusScene.crowd(119));
    }

    @Test
    void aThousandPoliciesAreASmallPage() throws IOException {
        StatusScene scene = new StatusScene(true).crowded(1_000);

        for (String query : List.of("", "page=10", "state=held", "q=vendor")) {
            assertThat(html(scene, query).length()).as(query).isLessThan(150_000);
        }
        assertThat(html(scene, "")).contains("25 more are not shown here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"page=0", "page=99999999", "page=x", "q=%zz", "state=none", "&&=", "page"})
    void whatNobodyUnderstandsIsLeftOut(String query) throws IOException {
        assertThat(html(new StatusScene(true).crowded(101), query))
                .contains("Policies 1 to 100 of 101, by name");
    }

    @Test
    void aPageThatThereIsNotIsTheLastOne() throws IOException {
        assertThat(html(new StatusScene(true).crowded(101), "page=7"))
                .contains("Policies 101 to 101 of 101, by name");
    }

    @Test
    void nothingOfAStrangerIsMarkup() throws IOException {
        String html = html(new StatusScene(true).hostile(), "q=%3Cscript%3E%E2%80%AE");

        assertThat(html)
                .doesNotContain("<script", "<img", "onload=alert(1) \"", "\u202e", "\u0000");
        assertThat(html(new StatusScene(true).hostile(), ""))
                .doesNotContain("<script", "<img", "\u202e", "\u0000");
    }

    @Test
    void itsOnlyStyleIsTheOneOfTheHash() throws Exception {
        String html = html(new StatusScene(true), "");
        String style = html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"));
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));

        assertThat(StatusPage.style())
                .isEqualTo("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        assertThat(html).doesNotContain(" style=", "<script", "http://", "https://");
    }

    @Test
    void everyStandingHasWords() throws IOException {
        String html = html(new StatusScene(true).crowded(1), "");

        for (Standing standing : Standing.values()) {
            assertThat(html).contains("<option value=\"" + standing.label() + "\"");
        }
    }

    private static io.rangekeeper.policy.PolicyPlan written(
            StatusScene scene, String name, String feed) {
        var plan = scene.world.plan(name, StatusScene.PLACE, "egress", feed);
        return plan.change().isPresent() ? scene.world.plan(SmallWorld.written(plan)) : plan;
    }

    private static String verdict(StatusScene scene) throws IOException {
        String html = html(scene, "");
        return html.substring(html.indexOf("<title>") + 7, html.indexOf(" - Rangekeeper</title>"));
    }

    private static String html(StatusScene scene, String query) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        scene.page(query).write(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
