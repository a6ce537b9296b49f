package io.rangekeeper.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.policy.Annotations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whoever owns a namespace must not be able to keep lint from its work, or from judging others.
class HostileNamespaceTest {
    private static final String OTHER =
            Scenes.policy("other", "[{}]").replace("namespace: shop", "namespace: zoo");

    @Test
    void tooManyRulesForOnePodAreAFindingAndOthersAreJudgedAllTheSame() {
        String rule = "{to: [{ipBlock: {cidr: 11.9.0.0/24}}], ports: [{port: 443}]}";
        String rules =
                IntStream.range(0, 500).mapToObj(_ -> rule).collect(Collectors.joining(", "));

        List<Finding> findings =
                Scenes.findings(
                        ClusterFacts.UNKNOWN,
                        List.of(Scenes.policy("many", "[" + rules + "]"), OTHER));

        assertThat(findings)
                .filteredOn(finding -> finding.id() == LintId.RK001)
                .extracting(Finding::object)
                .containsExactly("Namespace shop");
        assertThat(findings)
                .filteredOn(finding -> finding.id() == LintId.RK105)
                .extracting(Finding::object)
                .containsExactly("NetworkPolicy zoo/other");
    }

    @Test
    void tooManyKindsOfPodsAreAFindingToo() {
        List<String> objects = new ArrayList<>(List.of(OTHER));
        objects.add(Scenes.policy("a", "{matchExpressions: [{key: app, operator: Exists}]}", "[]"));
        for (int i = 0; i < 2_100; i++) {
            objects.add(Scenes.pod("p" + i, "{app: a%d}".formatted(i)));
        }

        assertThat(Scenes.findings(ClusterFacts.UNKNOWN, objects))
                .filteredOn(finding -> finding.id() == LintId.RK001)
                .hasSize(1);
    }

    @Test
    void whatIsSilencedIsReadInOneGo() {
        String blank = "\n".repeat(250_000);
        Map<String, String> annotations =
                Map.of(Annotations.LINT_IGNORE, blank + "RK105: why; not" + blank + ";RK104:no");

        Silences silences =
                org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(20), () -> Silences.of(annotations));

        assertThat(silences.reasons()).containsEntry(LintId.RK105, "why; not");
        assertThat(silences.mistakes()).hasSize(1);
    }

    @Test
    void whatConcernsANamespaceIsSilencedThereAndNowhereElse() {
        String policy = Scenes.policy("a", "{matchLabels: {a: b}}", "[]");
        String namespace =
                "{kind: Namespace, metadata: {name: shop, annotations: {rangekeeper.io/lint-ignore: 'RK101: yet to come'}}}";

        assertThat(Scenes.findings(ClusterFacts.UNKNOWN, List.of(policy, namespace)))
                .filteredOn(finding -> finding.id() == LintId.RK101)
                .allMatch(finding -> finding.silenced().isPresent())
                .hasSize(1);
    }

    @Test
    void nobodyIsSilencedWhereItIsStrict() {
        Scene scene =
                Scenes.scene(
                        ClusterFacts.UNKNOWN,
                        List.of(Scenes.managed("a", "cdn", "lint-ignore", "RK201: ours alone")));

        assertThat(Linter.run(scene, true).findings())
                .filteredOn(finding -> finding.id() == LintId.RK201)
                .allMatch(finding -> finding.silenced().isEmpty())
                .hasSize(1);
    }
}
