package io.rangekeeper.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {
    static Stream<LintCase> cases() {
        return LintCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLintFindsWhatItIsForAndNothingElse(LintCase example) {
        List<Finding> findings = Scenes.findings(example.facts(), example.objects());

        assertThat(findings.stream().anyMatch(finding -> finding.id() == example.id()))
                .as(findings.toString())
                .isEqualTo(example.found());
        findings.forEach(LintTest::assertReadable);
    }

    /// What is the matter, and what that means; and a fix that is YAML.
    private static void assertReadable(Finding finding) {
        assertThat(finding.reason()).as(finding.reason()).contains(". ").endsWith(".");
        assertThat(finding.place()).matches("test.yaml:[0-9]+");
        assertThat(Yaml.readAll(finding.fix(), "fix")).hasSizeLessThan(2);
    }

    @ParameterizedTest
    @EnumSource
    void everyLintHasAPositiveCaseANegativeCaseAndAPage(LintId id) throws IOException {
        assertThat(cases().filter(example -> example.id() == id))
                .extracting(LintCase::found)
                .contains(true, false);
        assertThat(Files.readString(Path.of("config/lint.md")))
                .contains("\n## " + id + ": " + id.title() + "\n");
    }

    @Test
    void whatGoesTheOtherWayIsMovedOrTakenOut() {
        assertThat(fix("forge{list=\"bots\"}"))
                .contains("rangekeeper.io/ingress: 'forge{list=\"bots\"}'");
        assertThat(fix("forge{list=\"bots\"} or 11.9.0.0/24"))
                .contains(
                        "rangekeeper.io/egress: '(forge{list=\"bots\"} or 11.9.0.0/24)"
                                + " unless forge{list=~\"hooks|bots\"}'");
        assertThat(fix("forge")).as("bots are at addresses of the web").isEmpty();
    }

    private static String fix(String expression) {
        List<String> objects = List.of(Scenes.managed("a", expression));
        return Scenes.findings(ClusterFacts.UNKNOWN, objects).stream()
                .filter(finding -> finding.id() == LintId.RK202)
                .map(Finding::fix)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePageHasNoChapterOfALintThatThereIsNot() throws IOException {
        List<String> chapters =
                Files.readString(Path.of("config/lint.md"))
                        .lines()
                        .filter(line -> line.startsWith("## RK"))
                        .map(line -> line.substring(3, 8))
                        .toList();

        assertThat(chapters)
                .containsExactlyElementsOf(Stream.of(LintId.values()).map(LintId::name).toList());
    }
}
