package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SelfTest {
    private static final Self SELF =
            new Self("rangekeeper", Map.of("app", "rangekeeper", "tier", "ops", "empty", ""));

    /// A selector, and whether it selects pods with these labels.
    record Case(String selector, boolean own) {}

    static Stream<Case> selectors() {
        return Stream.of(
                new Case("{}", true),
                new Case("null", true),
                new Case("{'matchLabels': {}, 'matchExpressions': []}", true),
                new Case("{'matchLabels': null, 'matchExpressions': null}", true),
                new Case("{'matchLabels': {'app': 'rangekeeper'}}", true),
                new Case("{'matchLabels': {'app': 'rangekeeper', 'tier': 'ops'}}", true),
                new Case("{'matchLabels': {'app': 'Rangekeeper'}}", false),
                new Case("{'matchLabels': {'app': 'rangekeeper', 'tier': 'web'}}", false),
                new Case("{'matchLabels': {'team': 'ops'}}", false),
                new Case("{'matchLabels': {'empty': ''}}", true),
                new Case("{'matchLabels': {'absent': ''}}", false),
                new Case(term("app", "In", "'web', 'rangekeeper'"), true),
                new Case(term("app", "In", "'web'"), false),
                new Case(term("team", "In", "'web'"), false),
                new Case(term("app", "NotIn", "'web'"), true),
                new Case(term("app", "NotIn", "'web', 'rangekeeper'"), false),
                new Case(term("team", "NotIn", "'web'"), true),
                new Case(term("app", "Exists", ""), true),
                new Case(term("team", "Exists", ""), false),
                new Case(term("app", "DoesNotExist", ""), false),
                new Case(term("team", "DoesNotExist", ""), true),
                new Case("{'matchExpressions': [{'key': 'app', 'operator': 'Exists'}]}", true),
                new Case("{'matchExpressions': [{'key': 'team', 'operator': 'Exists'}]}", false),
                new Case(
                        "{'matchLabels': {'app': 'rangekeeper'}, 'matchExpressions': [{'key': 'tier', 'operator': 'DoesNotExist'}]}",
                        false),
                new Case(
                        "{'matchLabels': {'app': 'web'}, 'matchExpressions': [{'key': 'tier', 'operator': 'Exists'}]}",
                        false));
    }

    @ParameterizedTest
    @MethodSource("selectors")
    void aSelectorSelectsAsTheApiDefinesIt(Case example) {
        assertThat(SELF.isOwn(policy("rangekeeper", example.selector))).isEqualTo(example.own);
    }

    static Stream<Case> doubtful() {
        return Stream.of(
                new Case(term("team", "Matches", "'web'"), true),
                new Case(term("team", "in", "'web'"), true),
                new Case(term("team", "In", ""), true),
                new Case(term("app", "NotIn", ""), true),
                new Case(term("app", "NotIn", "'rangekeeper', 1"), true),
                new Case(term("app", "DoesNotExist", "'x'"), true),
                new Case(term("team", "Exists", "'x'"), true),
                new Case("{'matchExpressions': [{'operator': 'Exists'}]}", true),
                new Case("{'matchExpressions': [{}]}", true),
                new Case("{'matchExpressions': ['app']}", true),
                new Case("{'matchExpressions': 'app'}", true),
                new Case("{'matchLabels': {'app': 1}}", true),
                new Case("{'matchLabels': 'app'}", true),
                new Case("{'matchNames': ['other']}", true),
                new Case(
                        "{'matchLabels': {'app': 'web'}, 'matchExpressions': [{'key': 'a', 'operator': 'New'}]}",
                        false));
    }

    @ParameterizedTest
    @MethodSource("doubtful")
    void whatIsNotUnderstoodRulesNothingOut(Case example) {
        assertThat(SELF.isOwn(policy("rangekeeper", example.selector))).isEqualTo(example.own);
    }

    @Test
    void aPolicySelectsPodsOfItsOwnNamespaceOnly() {
        assertThat(SELF.isOwn(policy("rangekeeper", "{}"))).isTrue();
        assertThat(SELF.isOwn(policy("payments", "{}"))).isFalse();
    }

    @Test
    void aManifestWithoutANamespaceMayBeAppliedThere() {
        assertThat(SELF.isOwn(policy("", "{}"))).isTrue();
        assertThat(SELF.isOwn(policy("", "{'matchLabels': {'app': 'web'}}"))).isFalse();
    }

    @Test
    void whatIsNotKnownOfThePodsRulesNothingOut() {
        Self somewhere = new Self("", Map.of("app", "rangekeeper"));
        Self some = new Self("rangekeeper", Map.of());

        assertThat(somewhere.isOwn(policy("payments", "{}"))).isTrue();
        assertThat(somewhere.isOwn(policy("payments", "{'matchLabels': {'app': 'web'}}")))
                .isFalse();
        assertThat(some.isOwn(policy("rangekeeper", "{'matchLabels': {'app': 'web'}}"))).isTrue();
        assertThat(some.isOwn(policy("payments", "{}"))).isFalse();
    }

    @Test
    void whereNothingIsKnownNoPolicyIsItsOwn() {
        assertThat(Self.UNKNOWN.isOwn(policy("rangekeeper", "{}"))).isFalse();
        assertThat(Settings.DEFAULT.self()).isEqualTo(Self.UNKNOWN);
    }

    private static String term(String key, String operator, String values) {
        return "{'matchExpressions': [{'key': '%s', 'operator': '%s', 'values': [%s]}]}"
                .formatted(key, operator, values);
    }

    private static NetworkPolicy policy(String namespace, String podSelector) {
        ObjectNode policy =
                PolicyJson.policy("{\"podSelector\": " + podSelector.replace('\'', '"') + "}");
        policy.withObjectProperty("metadata").put("namespace", namespace);
        return PolicyJson.read(policy);
    }
}
