package io.rangekeeper.reach;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.Port;
import io.rangekeeper.reach.NaiveCluster.End;
import io.rangekeeper.reach.NaiveCluster.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The sets against an evaluator that answers one question at a time, over every address, port and
/// pod of small clusters.
class ReachabilityModelTest {
    private static final int CLUSTERS = 200;
    private static final long SEED = Long.getLong("rangekeeper.seed", System.nanoTime());

    @Test
    void everyAddressPortAndPodIsAllowedWhereTheNaiveEvaluatorAllowsIt() {
        System.out.println("rangekeeper.seed=" + SEED);
        Random random = new Random(SEED);
        for (int i = 0; i < CLUSTERS; i++) {
            compare(new RandomCluster(random), "cluster " + i + " of seed " + SEED);
        }
    }

    private static void compare(RandomCluster random, String name) {
        Map<String, Map<String, String>> namespaces = new HashMap<>();
        RandomCluster.NAMESPACES.forEach(namespace -> namespaces.put(namespace, random.labels()));
        NaiveCluster naive = new NaiveCluster(random.policies(), namespaces);
        List<Pod> pods = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pods.add(new Pod(random.namespace(), random.labels(), random.ports()));
        }
        Reachability reachability = new Reachability(inventory(naive, pods), Blocks.LIVE);
        for (int i = 0; i < pods.size(); i++) {
            for (Direction direction : Direction.values()) {
                Reach reach = reachability.of(seen(reachability, pods.get(i), i), direction);
                addresses(naive, pods.get(i), reach, name);
                pods(naive, pods.get(i), pods, reach, name);
            }
        }
    }

    private static Inventory inventory(NaiveCluster naive, List<Pod> pods) {
        InventoryBuilder objects = new InventoryBuilder();
        for (JsonNode policy : naive.policies()) {
            objects.add(policy, "test:1");
        }
        for (int i = 0; i < pods.size(); i++) {
            objects.add(object(pods.get(i), i), "test:1");
        }
        Inventory inventory = objects.build(Places.OBJECTS);
        assertThat(inventory.gaps()).isEmpty();
        return inventory;
    }

    private static ObjectNode object(Pod pod, int index) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("kind", "Pod");
        ObjectNode metadata = object.putObject("metadata");
        metadata.put("name", "pod" + index).put("namespace", pod.namespace());
        pod.labels().forEach(metadata.putObject("labels")::put);
        var ports = object.putObject("spec").putArray("containers").addObject().putArray("ports");
        pod.ports()
                .forEach((name, number) ->
                        ports.addObject()
                                .put("protocol", name.substring(0, 3))
                                .put("name", name.substring(4))
                                .put("containerPort", number));
        return object;
    }

    /// The class that the pod fell into; of a namespace without policies there is none.
    private static PodClass seen(Reachability reachability, Pod pod, int index) {
        return reachability.pods(pod.namespace()).stream()
                .filter(pods ->
                        pods.members().stream().anyMatch(m -> m.name().equals("pod" + index))
                                || (!pods.isAssumed() && isAlike(pods, pod)))
                .findFirst()
                .orElseGet(() ->
                        new PodClass(
                                pod.namespace(),
                                new java.util.TreeMap<>(pod.labels()),
                                ports(pod),
                                List.of(),
                                0));
    }

    private static boolean isAlike(PodClass pods, Pod pod) {
        return pods.ports().equals(ports(pod))
                && pod.labels().entrySet().containsAll(pods.labels().entrySet())
                && pods.members().stream().anyMatch(member -> member.labels().equals(pod.labels()));
    }

    private static Map<Port, Integer> ports(Pod pod) {
        Map<Port, Integer> ports = new HashMap<>();
        pod.ports()
                .forEach((name, number) ->
                        ports.put(new Port(name.substring(0, 3), name.substring(4)), number));
        return ports;
    }

    private static void addresses(NaiveCluster naive, Pod pod, Reach reach, String name) {
        Allowed allowed = reach.allowed();
        boolean egress = reach.direction() == Direction.EGRESS;
        for (int address = 0; address < RandomCluster.ADDRESSES; address++) {
            Cidr cidr = Cidr.parse("11.0.0." + address + "/32");
            for (String protocol : PortSet.PROTOCOLS) {
                for (int port = 1; port <= RandomCluster.PORTS + 5; port++) {
                    boolean expected =
                            naive.isAllowed(
                                    pod,
                                    egress,
                                    new End.Address(RandomCluster.FIRST + address),
                                    protocol,
                                    port);
                    if (allowed.allows(cidr, protocol, port) != expected) {
                        throw new AssertionError(
                                "%s: %s %s %s %s %d should be %s%n%s"
                                        .formatted(
                                                name,
                                                pod,
                                                reach.direction(),
                                                cidr,
                                                protocol,
                                                port,
                                                expected,
                                                naive.policies()));
                    }
                }
            }
        }
    }

    private static void pods(
            NaiveCluster naive, Pod pod, List<Pod> others, Reach reach, String name) {
        boolean egress = reach.direction() == Direction.EGRESS;
        for (Pod other : others) {
            Map<String, String> labels =
                    naive.namespaces().getOrDefault(other.namespace(), Map.of());
            PodAddress address =
                    new PodAddress(
                            other.namespace(), Optional.of(labels), other.labels(), ports(other));
            for (String protocol : PortSet.PROTOCOLS) {
                for (int port = 1; port <= RandomCluster.PORTS; port++) {
                    boolean expected =
                            naive.isAllowed(pod, egress, new End.Other(other), protocol, port);
                    PodPeer.Match found = reach.allows(address, protocol, port);
                    if (found != (expected ? PodPeer.Match.YES : PodPeer.Match.NO)) {
                        throw new AssertionError(
                                "%s: %s %s %s %s %d should be %s, not %s%n%s"
                                        .formatted(
                                                name,
                                                pod,
                                                reach.direction(),
                                                other,
                                                protocol,
                                                port,
                                                expected,
                                                found,
                                                naive.policies()));
                    }
                }
            }
        }
    }
}
