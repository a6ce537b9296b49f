package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.policy.PolicyChange.RuleBlocks;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonPatchTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String POLICY =
            """
            {'apiVersion': 'networking.k8s.io/v1', 'kind': 'NetworkPolicy',
             'metadata': {'namespace': 'payments', 'name': 'stripe', 'uid': 'u1',
              'resourceVersion': '17', 'labels': {'rangekeeper.io/managed': 'true'},
              'annotations': {'rangekeeper.io/egress': 'stripe'}},
             'spec': {'podSelector': {}, 'policyTypes': ['Egress'], 'egress': [
              {'ports': [{'port': 53}]},
              {'to': [{'podSelector': {'matchLabels': {'a': 'b'}}},
                      {'ipBlock': {'cidr': '192.0.2.0/24'}},
                      {'namespaceSelector': {}, 'unknown': [1.50, null]},
                      {'ipBlock': {'cidr': '198.51.100.0/24'}}]}]}}
            """;

    @Test
    void aChangeIsThreeOperationsThatNameOnlyWhatIsOurs() {
        PolicyChange change = change(read(POLICY), 1, block("3.0.0.0/8", "3.1.0.0/16"));

        assertThat(JsonPatch.of(change))
                .isEqualTo(
                        json(
                                """
                                [{'op': 'replace', 'path': '/metadata/resourceVersion', 'value': '17'},
                                 {'op': 'replace', 'path': '/spec/egress/1/to', 'value': [
                                  {'podSelector': {'matchLabels': {'a': 'b'}}},
                                  {'ipBlock': {'cidr': '3.0.0.0/8', 'except': ['3.1.0.0/16']}},
                                  {'namespaceSelector': {}, 'unknown': [1.50, null]}]},
                                 {'op': 'add', 'path': '/metadata/annotations/rangekeeper.io~1applied',
                                  'value': 'what was written'}]
                                """));
    }

    @Test
    void aPatchedObjectDiffersOnlyInTheBlocksAndTheAnnotation() {
        RandomPolicies random = RandomPolicies.seeded();
        for (int i = 0; i < 2_000; i++) {
            JsonNode object = random.policy();
            NetworkPolicy before = NetworkPolicy.read(object, "test", "");
            PolicyChange change = random.change(before);

            JsonNode after = applied(change, object);

            assertThat(after).as(random + ", policy " + i).isEqualTo(expected(change, object));
        }
    }

    @Test
    void noPatchEverLeavesARuleWithoutPeers() {
        RandomPolicies random = RandomPolicies.seeded();
        for (int i = 0; i < 500; i++) {
            JsonNode object = random.policy();
            PolicyChange change = random.change(NetworkPolicy.read(object, "test", ""));

            JsonNode after = applied(change, object);

            for (RuleBlocks changed : change.rules()) {
                assertThat(peers(after, changed.rule())).as(random + ", policy " + i).isNotEmpty();
            }
        }
    }

    @Test
    void anAnnotationAloneIsSetAndHoldsOnlyForTheStateThatWasRead() {
        NetworkPolicy policy = read(POLICY);

        assertThat(JsonPatch.ofAnnotation(policy, "rangekeeper.io/approve", "abc"))
                .isEqualTo(
                        json(
                                """
                                [{'op': 'replace', 'path': '/metadata/resourceVersion', 'value': '17'},
                                 {'op': 'add', 'path': '/metadata/annotations/rangekeeper.io~1approve',
                                  'value': 'abc'}]
                                """));
    }

    @Test
    void whereAPolicyHasNoAnnotationsTheFirstOneBringsTheMap() {
        NetworkPolicy policy = read(POLICY.replace("'rangekeeper.io/egress': 'stripe'", ""));

        assertThat(JsonPatch.ofAnnotation(policy, "a~b/c", "d").get(1))
                .isEqualTo(
                        json(
                                "{'op': 'add', 'path': '/metadata/annotations', 'value': {'a~b/c': 'd'}}"));
    }

    @Test
    void anAnnotationOfAnUnknownStateIsRefused() {
        NetworkPolicy policy = read(POLICY.replace("'resourceVersion': '17',", ""));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonPatch.ofAnnotation(policy, "a", "b"))
                .withMessageContaining("resourceVersion");
    }

    @Test
    void aPatchWithoutAVersionIsRefusedBecauseItWouldOverwriteWhatOthersChanged() {
        NetworkPolicy policy = read(POLICY.replace("'resourceVersion': '17',", ""));

        assertRefused(change(policy, 1, block("3.0.0.0/8")), "resourceVersion");
    }

    @Test
    void aPolicyWithoutAnnotationsIsRefused() {
        NetworkPolicy policy = read(POLICY.replace("'rangekeeper.io/egress': 'stripe'", ""));

        assertRefused(change(policy, 1, block("3.0.0.0/8")), "without annotations");
    }

    @Test
    void aRuleWithoutBlocksIsRefused() {
        assertRefused(change(read(POLICY), 0, block("3.0.0.0/8")), "no ipBlock");
    }

    @Test
    void aRuleOfAnotherPolicyIsRefused() {
        NetworkPolicy policy = read(POLICY);
        NetworkPolicy other = read(POLICY.replace("192.0.2.0/24", "203.0.113.0/24"));
        var rule = new RuleBlocks(other.egress().get(1), List.of(block("3.0.0.0/8")));

        assertRefused(new PolicyChange(policy, List.of(rule), ""), "not one of the policy's");
    }

    @Test
    void aRuleThatIsChangedTwiceIsRefused() {
        NetworkPolicy policy = read(POLICY);
        Rule rule = policy.egress().get(1);
        var rules =
                List.of(
                        new RuleBlocks(rule, List.of(block("3.0.0.0/8"))),
                        new RuleBlocks(rule, List.of(block("4.0.0.0/8"))));

        assertRefused(new PolicyChange(policy, rules, ""), "twice");
    }

    private static void assertRefused(PolicyChange change, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonPatch.of(change))
                .withMessageContaining(why);
    }

    private static JsonNode applied(PolicyChange change, JsonNode object) {
        return com.flipkart.zjsonpatch.JsonPatch.apply(JsonPatch.of(change), object);
    }

    /// The same by hand, without patches: blocks are taken out and put back where the first stood.
    private static JsonNode expected(PolicyChange change, JsonNode object) {
        ObjectNode copy = object.deepCopy();
        copy.withObject("/metadata/annotations").put("rangekeeper.io/applied", change.applied());
        for (RuleBlocks changed : change.rules()) {
            ArrayNode peers = peers(copy, changed.rule());
            int first = 0;
            while (!peers.get(first).has("ipBlock")) {
                first++;
            }
            for (int i = peers.size() - 1; i >= 0; i--) {
                if (peers.get(i).has("ipBlock")) {
                    peers.remove(i);
                }
            }
            for (IpBlock block : changed.blocks().reversed()) {
                ObjectNode json = peers.insertObject(first).putObject("ipBlock");
                json.put("cidr", block.cidr().toString());
                for (Cidr except : block.except()) {
                    json.withArray("except").add(except.toString());
                }
            }
        }
        return copy;
    }

    private static ArrayNode peers(JsonNode object, Rule rule) {
        Direction direction = rule.direction();
        return (ArrayNode)
                object.path("spec")
                        .path(direction.label())
                        .path(rule.index())
                        .path(direction.peersField());
    }

    private static PolicyChange change(NetworkPolicy policy, int rule, IpBlock... blocks) {
        var changed = new RuleBlocks(policy.egress().get(rule), List.of(blocks));
        return new PolicyChange(policy, List.of(changed), "what was written");
    }

    private static IpBlock block(String cidr, String... except) {
        return new IpBlock(Cidr.parse(cidr), Arrays.stream(except).map(Cidr::parse).toList());
    }

    private static NetworkPolicy read(String policy) {
        return NetworkPolicy.read(json(policy), "test", "");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
