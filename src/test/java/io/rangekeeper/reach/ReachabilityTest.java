package io.rangekeeper.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.Port;
import io.rangekeeper.policy.Ports;
import io.rangekeeper.yaml.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachabilityTest {
    private static final String POLICY =
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: web, namespace: shop}
            spec:
              podSelector: {matchLabels: {app: web}}
              policyTypes: [Egress]
              egress:
              - to: [{ipBlock: {cidr: 11.0.0.0/24, except: [11.0.0.128/25]}}]
                ports: [{port: 100, endPort: 200}]
              - to: [{ipBlock: {cidr: 11.0.1.0/24}}]
                ports: [{port: 150, endPort: 300}]
            """;

    @Test
    void permissionsAreSpansOfPortsThatDoNotOverlap() {
        Reachability reachability = reachability(POLICY);
        PodClass web = reachability.pods("shop").getFirst();

        assertThat(reachability.of(web, Direction.EGRESS).allowed().addresses())
                .isEqualTo(
                        Map.of(
                                new PortSpan("TCP", 100, 149), CidrSet.parse("11.0.0.0/25"),
                                new PortSpan("TCP", 150, 200),
                                        CidrSet.parse("11.0.0.0/25", "11.0.1.0/24"),
                                new PortSpan("TCP", 201, 300), CidrSet.parse("11.0.1.0/24")));
        assertThat(reachability.of(web, Direction.INGRESS).isIsolated()).isFalse();
    }

    @Test
    void aPolicyThatSelectsNobodyThatWasSeenIsJudgedByWhatItWouldSelect() {
        Reachability alone = reachability(POLICY);
        Reachability seen =
                reachability(
                        POLICY,
                        "{kind: Pod, metadata: {name: a, namespace: shop, labels: {app: web, x: y}}}",
                        "{kind: Pod, metadata: {name: b, namespace: shop, labels: {app: web, x: z}}}");

        assertThat(alone.pods("shop")).extracting(PodClass::isAssumed).containsExactly(true);
        assertThat(alone.pods("shop").getFirst().words()).isEqualTo("pods of shop with app=web");
        assertThat(seen.pods("shop")).extracting(PodClass::count).containsExactly(2);
        assertThat(seen.pods("shop").getFirst().words()).isEqualTo("Pod shop/a and 1 more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: Deployment, metadata: {name: a, namespace: shop}, spec: {template: {metadata: {labels: {app: web}}}}}",
                "{kind: CronJob, metadata: {name: a, namespace: shop}, spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: web}}}}}}}",
                "{kind: Job, metadata: {name: a, namespace: shop}, spec: {template: {metadata: {labels: {app: web}}}}}",
                "{kind: StatefulSet, metadata: {name: a, namespace: shop}, spec: {template: {metadata: {labels: {app: web}}}}}",
                "{kind: DaemonSet, metadata: {name: a, namespace: shop}, spec: {template: {metadata: {labels: {app: web}}}}}",
                "{kind: ReplicaSet, metadata: {name: a, namespace: shop}, spec: {template: {metadata: {labels: {app: web}}}}}"
            })
    void templatesOfPodsCountAsPods(String workload) {
        Reachability reachability = reachability(POLICY, workload);

        assertThat(reachability.pods("shop"))
                .extracting(PodClass::isAssumed)
                .containsExactly(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: Pod, metadata: {name: a, namespace: shop, labels: {app: web}}, status: {phase: Succeeded}}",
                "{kind: Pod, metadata: {name: a, namespace: shop, labels: {app: web}}, spec: {hostNetwork: true}}"
            })
    void podsThatNoPolicyBindsAreLeftOut(String pod) {
        assertThat(reachability(POLICY, pod).pods("shop"))
                .extracting(PodClass::isAssumed)
                .containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: Pod}",
                "{kind: Pod, metadata: 7, spec: [x]}",
                "{kind: Deployment, spec: {template: null}}",
                "{kind: Pod, metadata: {labels: {a: 1, b: [2]}}, spec: {containers: [{ports: {name: x}}, 7]}}",
                "{kind: Namespace, metadata: {name: 5, labels: no}}",
                "{kind: 7}",
                "[]",
                "just text"
            })
    void oddObjectsAreNoFailure(String odd) {
        InventoryBuilder objects = new InventoryBuilder();
        objects.add(Yaml.read(odd, "test"), "test:1");

        assertThat(objects.build(Places.OBJECTS).policies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{metadata: {name: a}, spec: {podSelector: 7}}",
                "{metadata: {name: a}, spec: {podSelector: {matchLabels: {a: 1}}}}",
                "{metadata: {name: a}, spec: {podSelector: {matchExpressions: [{key: a, operator: In}]}}}",
                "{metadata: {name: a}, spec: {podSelector: {matchExpressions: [{key: a, operator: Exists, values: [x]}]}}}",
                "{metadata: {name: a}, spec: {egress: [{to: [{ipBlock: {cidr: x}}]}]}}",
                "{metadata: {name: a}, spec: {egress: [{to: [{ipBlock: {cidr: 11.0.0.0/8, except: [x]}}]}]}}",
                "{metadata: {name: a}, spec: {egress: [{to: [{other: 1}]}]}}",
                "{metadata: {name: a}, spec: {egress: [{ports: [{port: 70000}]}]}}"
            })
    void aPolicyThatNoApiServerTakesIsAGapWithItsPlace(String policy) {
        InventoryBuilder objects = new InventoryBuilder();
        objects.add(
                Yaml.read(
                        policy.replaceFirst("\\{", "{kind: NetworkPolicy, ").replace(", }", "}"),
                        "t"),
                "test:1");
        Inventory inventory = objects.build(Places.OBJECTS);

        assertThat(inventory.policies()).isEmpty();
        assertThat(inventory.gaps()).hasSize(1).allMatch(Gap::policy);
        assertThat(inventory.gaps().getFirst().place()).isEqualTo("test:1");
    }

    @Test
    void whatANamespaceSelectorMeansIsNotKnownWithoutLabels() {
        PodPeer peer =
                PodPeer.read(
                        Yaml.read("{namespaceSelector: {matchLabels: {team: a}}}", "t"), "spec");
        PodPeer byName =
                PodPeer.read(
                        Yaml.read(
                                "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: a}}}",
                                "t"),
                        "spec");
        PodAddress unknown = new PodAddress("b", Optional.empty(), Map.of(), Map.of());

        assertThat(peer.means("shop", unknown)).isEqualTo(PodPeer.Match.UNKNOWN);
        assertThat(byName.means("shop", unknown)).isEqualTo(PodPeer.Match.NO);
    }

    @Test
    void portsThatTouchAreOneSpan() {
        assertThat(PortSet.of(Ports.parse("tcp-80.tcp-81-90.tcp-85-99.udp-100")).words())
                .isEqualTo("TCP 80-99, UDP 100");
        assertThat(PortSet.of(Ports.parse("tcp.udp.sctp"))).isEqualTo(PortSet.ALL);
        assertThat(
                        PortSet.of(Ports.parse("tcp-http"))
                                .resolved(Map.of(new Port("TCP", "http"), 8080)))
                .isEqualTo(PortSet.of(Ports.parse("tcp-8080")));
    }

    private static Reachability reachability(String... objects) {
        InventoryBuilder builder = new InventoryBuilder();
        for (String object : objects) {
            builder.add(Yaml.read(object, "test"), "test:1");
        }
        Inventory inventory = builder.build(Places.OBJECTS);
        assertThat(inventory.gaps()).isEqualTo(List.of());
        return new Reachability(inventory, Blocks.LIVE);
    }
}
