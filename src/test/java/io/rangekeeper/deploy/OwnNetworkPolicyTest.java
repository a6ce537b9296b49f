package io.rangekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.Annotations;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The policy of the controller's own pods.
class OwnNetworkPolicyTest {
    private final JsonNode policy;

    OwnNetworkPolicyTest() throws IOException {
        policy = Yaml.read(Files.readString(Path.of("deploy/base/network-policy.yaml")), "policy");
    }

    record Case(String address, Set<Integer> ports) {}

    static Stream<Case> addresses() {
        return Stream.of(
                new Case("52.216.0.1/32", Set.of(443)), // a feed
                new Case("2600:9000::1/128", Set.of(443)),
                new Case("64:ff9b::3412:1/128", Set.of(443)), // a feed behind NAT64
                new Case("10.96.0.1/32", Set.of(443, 6443)), // an API server
                new Case("172.20.0.1/32", Set.of(443, 6443)),
                new Case("192.168.1.1/32", Set.of(443, 6443)),
                new Case("fd00::1/128", Set.of(443, 6443)),
                new Case("169.254.169.254/32", Set.of()), // where clouds serve credentials
                new Case("fe80::a9fe:a9fe/128", Set.of()),
                new Case("127.0.0.1/32", Set.of()),
                new Case("::1/128", Set.of()),
                new Case("224.0.0.1/32", Set.of()));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void itOpensWhatTheControllerNeeds(Case expected) {
        CidrSet address = CidrSet.of(Cidr.parse(expected.address()));
        Set<Integer> ports = new TreeSet<>();
        for (JsonNode rule : policy.at("/spec/egress")) {
            if (address.difference(addresses(rule)).isEmpty()) {
                rule.path("ports").forEach(port -> ports.add(port.path("port").asInt()));
            }
        }

        assertThat(ports).isEqualTo(expected.ports());
    }

    @Test
    void itDeniesWhatItDoesNotOpen() {
        assertThat(policy.at("/spec/policyTypes")).hasToString("[\"Ingress\",\"Egress\"]");
        for (JsonNode rule : policy.at("/spec/egress")) {
            assertThat(rule.path("to")).isNotEmpty();
            assertThat(rule.path("ports")).isNotEmpty();
        }
        for (JsonNode rule : policy.at("/spec/ingress")) {
            assertThat(rule.path("from")).isNotEmpty();
            assertThat(rule.path("ports")).isNotEmpty();
        }
    }

    @Test
    void itIsNotAmongThoseThatAreManaged() {
        assertThat(policy.at("/metadata/labels").has(Annotations.MANAGED)).isFalse();
    }

    private static CidrSet addresses(JsonNode rule) {
        CidrSet all = CidrSet.EMPTY;
        for (JsonNode peer : rule.path("to")) {
            JsonNode block = peer.path("ipBlock");
            if (!block.isMissingNode()) {
                CidrSet open = CidrSet.of(Cidr.parse(block.path("cidr").asText()));
                for (JsonNode except : block.path("except")) {
                    open = open.difference(CidrSet.of(Cidr.parse(except.asText())));
                }
                all = all.union(open);
            }
        }
        return all;
    }
}
