package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyReaderTest {
    record Types(String spec, Set<Direction> inEffect) {}

    static Stream<Types> types() {
        return Stream.of(
                new Types("{}", Set.of(Direction.INGRESS)),
                new Types("{\"egress\": [{}]}", Set.of(Direction.INGRESS, Direction.EGRESS)),
                new Types("{\"egress\": []}", Set.of(Direction.INGRESS)),
                new Types("{\"egress\": null, \"policyTypes\": null}", Set.of(Direction.INGRESS)),
                new Types(
                        "{\"policyTypes\": [], \"egress\": [{}]}",
                        Set.of(Direction.INGRESS, Direction.EGRESS)),
                new Types(
                        "{\"policyTypes\": [\"Ingress\"], \"egress\": [{}]}",
                        Set.of(Direction.INGRESS)),
                new Types("{\"policyTypes\": [\"Egress\"]}", Set.of(Direction.EGRESS)),
                new Types(
                        "{\"policyTypes\": [\"Egress\", \"Ingress\"]}",
                        Set.of(Direction.INGRESS, Direction.EGRESS)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void policyTypesDefaultAsTheApiServerDoes(Types types) {
        assertThat(PolicyJson.read(PolicyJson.policy(types.spec())).policyTypes())
                .isEqualTo(types.inEffect());
    }

    @Test
    void whatIsThereIsRead() {
        NetworkPolicy policy =
                PolicyJson.read(
                        PolicyJson.policy(
                                """
                                {"podSelector": {"matchLabels": {"app": "pay"}},
                                 "egress": [
                                  {"to": [{"podSelector": {}},
                                          {"ipBlock": {"cidr": "10.0.0.5/8", "except": ["10.1.0.0/16"]}}],
                                   "ports": [{"port": 443}]},
                                  {}],
                                 "ingress": [{"from": [{"ipBlock": {"cidr": "anything"}}]}]}
                                """,
                                "egress",
                                "aws"));
        assertThat(policy.qualifiedName()).isEqualTo("shop/pay");
        assertThat(policy.uid()).isEqualTo("u1");
        assertThat(policy.resourceVersion()).isEqualTo("7");
        assertThat(policy.isManaged()).isTrue();
        assertThat(policy.annotations()).containsEntry("rangekeeper.io/egress", "aws");
        assertThat(policy.podSelector()).hasToString("{\"matchLabels\":{\"app\":\"pay\"}}");
        assertThat(policy.egress())
                .containsExactly(
                        new Rule(
                                Direction.EGRESS,
                                0,
                                Ports.parse("tcp-443"),
                                java.util.List.of(
                                        new Peer.Other(PolicyJson.parse("{\"podSelector\": {}}")),
                                        new Peer.Block(
                                                "10.0.0.5/8", java.util.List.of("10.1.0.0/16")))),
                        new Rule(Direction.EGRESS, 1, Ports.ANY, java.util.List.of()));
        assertThat(policy.ingress().getFirst().peers())
                .containsExactly(new Peer.Block("anything", java.util.List.of()));
    }

    @Test
    void aManifestNeedsNoMoreThanItsName() {
        NetworkPolicy policy =
                NetworkPolicy.read(
                        PolicyJson.parse("{\"metadata\": {\"name\": \"pay\"}}"), "a.yaml:1", "h1");
        assertThat(policy.qualifiedName()).isEqualTo("pay");
        assertThat(policy.resourceVersion()).isEqualTo("h1");
        assertThat(policy.isManaged()).isFalse();
        assertThat(policy.egress()).isEmpty();
    }

    /// @param spec of which something is no NetworkPolicy
    record Malformed(String spec, String message) {
        static Malformed port(String port, String message) {
            return new Malformed(
                    "{\"egress\": [{\"ports\": [" + port + "]}]}",
                    "spec.egress[0].ports[0]" + message);
        }
    }

    static Stream<Malformed> malformed() {
        return Stream.of(
                new Malformed("[]", "spec: expected an object"),
                new Malformed("{\"egress\": {}}", "spec.egress: expected a list"),
                new Malformed("{\"egress\": [null]}", "spec.egress[0]: expected an object"),
                new Malformed(
                        "{\"egress\": [{}, {\"to\": {}}]}", "spec.egress[1].to: expected a list"),
                new Malformed(
                        "{\"ingress\": [{\"from\": [\"a\"]}]}",
                        "spec.ingress[0].from[0]: expected an object"),
                new Malformed(
                        "{\"egress\": [{\"to\": [{\"ipBlock\": []}]}]}",
                        "spec.egress[0].to[0].ipBlock: expected an object"),
                new Malformed(
                        "{\"egress\": [{\"to\": [{\"ipBlock\": {\"cidr\": 10}}]}]}",
                        "spec.egress[0].to[0].ipBlock.cidr: 10 is not a text; quote it"),
                new Malformed(
                        "{\"egress\": [{\"to\": [{\"ipBlock\": {\"except\": [1]}}]}]}",
                        "spec.egress[0].to[0].ipBlock.except: 1 is not a text; quote it"),
                new Malformed(
                        "{\"egress\": [{\"to\": [{\"ipBlock\": {}, \"podSelector\": {}}]}]}",
                        "spec.egress[0].to[0]: a peer has an ipBlock or selectors, not both"),
                new Malformed(
                        "{\"policyTypes\": [\"egress\"]}",
                        "spec.policyTypes: \"egress\" is not a policy type; expected Ingress or Egress"),
                Malformed.port("443", ": expected an object"),
                Malformed.port(
                        "{\"protocol\": \"ICMP\"}",
                        ".protocol: \"ICMP\"; expected TCP, UDP or SCTP"),
                Malformed.port("{\"port\": 0}", ".port: 0 is not a port number (1 to 65535)"),
                Malformed.port(
                        "{\"port\": 65536}", ".port: 65536 is not a port number (1 to 65535)"),
                Malformed.port("{\"port\": 4.5}", ".port: 4.5 is not a port number (1 to 65535)"),
                Malformed.port("{\"port\": true}", ".port: true is not a port number (1 to 65535)"),
                Malformed.port(
                        "{\"port\": \"443\"}",
                        ".port: \"443\" is a text without a letter; a port number is not quoted"),
                Malformed.port("{\"port\": 9, \"endPort\": 8}", ".endPort: 8 is below the port"),
                Malformed.port("{\"endPort\": 8}", ".endPort: needs a port that is a number"),
                Malformed.port(
                        "{\"port\": \"https\", \"endPort\": 8}",
                        ".endPort: needs a port that is a number"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatTheApiDoesNotDefineIsAnErrorWithItsPath(Malformed malformed) {
        assertThatExceptionOfType(MalformedPolicyException.class)
                .isThrownBy(() -> PolicyJson.read(PolicyJson.policy(malformed.spec())))
                .withMessage(malformed.message());
    }
}
