package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A policy is managed only in a namespace that is labelled as the administrator requires.
class NamespaceLabelsTest {
    private static final Settings SETTINGS =
            Settings.DEFAULT.with(
                    new Tenants(
                            Map.of("rangekeeper.io/allowed", "true", "stage", "prod"), List.of()));

    private static final String REQUIRED =
            ", and the administrator lets policies be managed only in namespaces that are labelled"
                    + " rangekeeper.io/allowed=true, stage=prod (tenants.namespaceLabels); ";

    private static final ObjectNode POLICY = Given.policy(List.of("192.0.2.0/24"), "egress", "aws");

    @Test
    void theLabelsMayBeAmongOthers() {
        Map<String, String> labels =
                Map.of("rangekeeper.io/allowed", "true", "stage", "prod", "team", "x");

        assertThat(plan(POLICY, Namespaces.of(Map.of("shop", labels))))
                .isInstanceOf(PolicyPlan.Planned.class);
    }

    @Test
    void aLabelThatIsMissingOrDifferentIsNamed() {
        assertRefused(
                Namespaces.of(Map.of("shop", Map.of("stage", "prod"))),
                "namespace shop is not labelled rangekeeper.io/allowed=true"
                        + REQUIRED
                        + "who administers the namespace decides");
        assertRefused(
                Namespaces.of(
                        Map.of("shop", Map.of("rangekeeper.io/allowed", "True", "stage", "test"))),
                "namespace shop is not labelled rangekeeper.io/allowed=true, stage=prod"
                        + REQUIRED
                        + "who administers the namespace decides");
        assertRefused(
                Namespaces.of(Map.of("shop", Map.of())),
                "namespace shop is not labelled rangekeeper.io/allowed=true, stage=prod"
                        + REQUIRED
                        + "who administers the namespace decides");
    }

    @Test
    void labelsThatAreNotKnownAreNotTakenForTheRightOnes() {
        String message =
                "the labels of namespace shop are not known"
                        + REQUIRED
                        + "with -f, its Namespace object has to be among the manifests";

        assertRefused(Namespaces.UNKNOWN, message);
        assertRefused(Namespaces.of(Map.of("shop-2", Map.of())), message);
    }

    @Test
    void whereNoNamespaceIsNamedItsLabelsAreNotKnown() {
        ObjectNode policy = POLICY.deepCopy();
        policy.withObjectProperty("metadata").remove("namespace");

        assertThat(problems(plan(policy, _ -> Optional.of(SETTINGS.tenants().namespaceLabels()))))
                .containsExactly(
                        new Problem(
                                "metadata.namespace", "is not written" + REQUIRED + "write it"));
    }

    @Test
    void allMistakesAreFoundBesideIt() {
        assertThat(
                        problems(
                                plan(
                                        Given.with(
                                                Given.with(POLICY, "egress", "awz"), "mode", "of"),
                                        Namespaces.UNKNOWN)))
                .extracting(Problem::where)
                .containsExactly(
                        "metadata.namespace", "rangekeeper.io/egress", "rangekeeper.io/mode");
    }

    /// It asks for nothing, so there is nothing to refuse.
    @Test
    void aPolicyWithoutAnExpressionStaysUnmanaged() {
        assertThat(plan(Given.policy(List.of("192.0.2.0/24")), Namespaces.UNKNOWN))
                .isInstanceOf(PolicyPlan.Unmanaged.class);
    }

    private static void assertRefused(Namespaces namespaces, String message) {
        PolicyPlan plan = plan(POLICY, namespaces);

        assertThat(problems(plan)).containsExactly(new Problem("metadata.namespace", message));
        assertThat(plan.change()).isEmpty();
    }

    private static List<Problem> problems(PolicyPlan plan) {
        return ((PolicyPlan.Invalid) plan).problems();
    }

    private static PolicyPlan plan(ObjectNode policy, Namespaces namespaces) {
        return new Planner(Given.RESOLVER, SETTINGS, namespaces)
                .plan(PolicyJson.read(policy), Given.SNAPSHOTS, Given.NOW);
    }
}
