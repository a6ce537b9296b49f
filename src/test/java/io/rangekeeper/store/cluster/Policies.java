package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.policy.IpBlock;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.policy.PolicyChange.RuleBlocks;
import io.rangekeeper.yaml.Yaml;
import java.util.List;

/// Example policies of these tests.
final class Policies {
    private Policies() {}

    /// A managed policy whose second rule mixes blocks with other peers.
    static ObjectNode managed(String namespace, String name) {
        String yaml =
                """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  namespace: %s
                  name: %s
                  labels: {rangekeeper.io/managed: "true"}
                  annotations: {rangekeeper.io/egress: stripe}
                spec:
                  podSelector: {matchLabels: {app: shop}}
                  policyTypes: [Egress]
                  egress:
                  - to: [{namespaceSelector: {}}]
                    ports: [{protocol: UDP, port: 53}]
                  - to:
                    - podSelector: {matchExpressions: [{key: a, operator: In, values: [b, c]}]}
                    - ipBlock: {cidr: 192.0.2.0/24}
                    - namespaceSelector: {matchLabels: {team: x}}
                      podSelector: {}
                    ports: [{protocol: TCP, port: https}]
                """
                        .formatted(namespace, name);
        return (ObjectNode) Yaml.read(yaml, "example");
    }

    static NetworkPolicy read(JsonNode object) {
        return NetworkPolicy.read(object, "test", "");
    }

    /// The blocks of the second rule become this one.
    static PolicyChange change(NetworkPolicy before, String cidr) {
        return change(before, cidr, "what was written");
    }

    static PolicyChange change(NetworkPolicy before, String cidr, String applied) {
        var rule =
                new RuleBlocks(
                        before.egress().get(1), List.of(new IpBlock(Cidr.parse(cidr), List.of())));
        return new PolicyChange(before, List.of(rule), applied);
    }
}
