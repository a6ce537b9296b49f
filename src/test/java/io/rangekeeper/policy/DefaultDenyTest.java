package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who labels and annotates a policy that denies gains nothing: a rule is filled only where
/// ipBlocks stand already, and no rule is ever added.
class DefaultDenyTest {
    /// @param spec without any ipBlock
    record Case(String name, String spec) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> denying() {
        return Stream.of(
                new Case("no rules", "{'policyTypes': ['Ingress', 'Egress']}"),
                new Case("no policy types", "{}"),
                new Case(
                        "empty lists of rules",
                        "{'policyTypes': ['Ingress', 'Egress'], 'ingress': [], 'egress': []}"),
                new Case(
                        "lists of rules that are null",
                        "{'policyTypes': ['Ingress', 'Egress'], 'ingress': null, 'egress': null}"),
                new Case(
                        "a rule with selectors only",
                        "{'policyTypes': ['Ingress', 'Egress'],"
                                + " 'ingress': [{'from': [{'podSelector': {}}], 'ports': [{'port': 443}]}],"
                                + " 'egress': [{'to': [{'namespaceSelector': {}, 'podSelector': {}}],"
                                + " 'ports': [{'port': 443}]}]}"),
                new Case(
                        "a rule with ports only",
                        "{'policyTypes': ['Ingress', 'Egress'], 'ingress': [{'ports': [{'port': 443}]}],"
                                + " 'egress': [{'ports': [{'port': 443}]}]}"),
                new Case(
                        "rules for everything",
                        "{'policyTypes': ['Ingress', 'Egress'], 'ingress': [{}], 'egress': [{'to': []}]}"));
    }

    @ParameterizedTest
    @MethodSource("denying")
    void aLabelAndAnAnnotationDoNotOpenIt(Case example) {
        for (Direction direction : Direction.values()) {
            for (String annotation :
                    List.of("", ".tcp-443", ".any", ".tcp").stream()
                            .map(ports -> direction.label() + ports)
                            .toList()) {
                assertUntouched(example, annotation, "aws or gcp or 10.0.0.0/8");
            }
        }
    }

    private static void assertUntouched(Case example, String annotation, String expression) {
        ObjectNode policy =
                PolicyJson.policy(
                        example.spec.replace('\'', '"'), annotation, expression, "adopt", "true");

        PolicyPlan plan = Given.plan(policy, Given.SNAPSHOTS);

        assertThat(plan.state()).as(annotation).isEqualTo(State.INVALID);
        assertThat(plan.change()).as(annotation).isEmpty();
        assertThat(((PolicyPlan.Invalid) plan).problems())
                .as(annotation)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.where()).isEqualTo(Annotations.PREFIX + annotation);
                    assertThat(problem.message())
                            .containsAnyOf("rule has an ipBlock", "the policy does not restrict");
                });
    }
}
