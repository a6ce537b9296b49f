package io.rangekeeper.reach;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Policies and pods of two namespaces, with few labels, sixteen addresses and ten ports: whatever
/// can meet does.
final class RandomCluster {
    static final List<String> NAMESPACES = List.of("one", "two");
    static final int ADDRESSES = 16;
    static final int PORTS = 10;

    /// 11.0.0.0/28 is the whole world.
    static final long FIRST = 11L << 24;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Random random;

    RandomCluster(Random random) {
        this.random = random;
    }

    List<JsonNode> policies() {
        List<JsonNode> policies = new ArrayList<>();
        int count = random.nextInt(7);
        for (int i = 0; i < count; i++) {
            policies.add(policy("p" + i));
        }
        return policies;
    }

    Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        for (String key : List.of("a", "b")) {
            if (random.nextInt(3) > 0) {
                labels.put(key, value());
            }
        }
        return labels;
    }

    Map<String, Integer> ports() {
        Map<String, Integer> ports = new TreeMap<>();
        for (String name : List.of("TCP/http", "UDP/dns")) {
            if (random.nextBoolean()) {
                ports.put(name, 1 + random.nextInt(PORTS));
            }
        }
        return ports;
    }

    String namespace() {
        return NAMESPACES.get(random.nextInt(NAMESPACES.size()));
    }

    private ObjectNode policy(String name) {
        ObjectNode policy = JSON.objectNode();
        policy.put("apiVersion", "networking.k8s.io/v1").put("kind", "NetworkPolicy");
        policy.putObject("metadata").put("name", name).put("namespace", namespace());
        ObjectNode spec = policy.putObject("spec");
        spec.set("podSelector", selector());
        if (random.nextInt(3) > 0) {
            ArrayNode types = spec.putArray("policyTypes");
            for (String type : List.of("Egress", "Ingress")) {
                if (random.nextBoolean()) {
                    types.add(type);
                }
            }
        }
        for (String direction : List.of("egress", "ingress")) {
            if (random.nextInt(3) > 0) {
                rules(spec.putArray(direction), direction.equals("egress") ? "to" : "from");
            }
        }
        return policy;
    }

    private void rules(ArrayNode rules, String peers) {
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            ObjectNode rule = rules.addObject();
            if (random.nextInt(4) > 0) {
                ArrayNode list = rule.putArray(peers);
                for (int j = random.nextInt(3); j > 0; j--) {
                    list.add(peer());
                }
            }
            if (random.nextInt(4) > 0) {
                ArrayNode list = rule.putArray("ports");
                for (int j = random.nextInt(3); j > 0; j--) {
                    list.add(port());
                }
            }
        }
    }

    private ObjectNode port() {
        ObjectNode port = JSON.objectNode();
        if (random.nextInt(3) > 0) {
            port.put("protocol", List.of("TCP", "UDP", "SCTP").get(random.nextInt(3)));
        }
        switch (random.nextInt(4)) {
            case 0 -> {
                // every port
            }
            case 1 -> port.put("port", random.nextBoolean() ? "http" : "dns");
            case 2 -> port.put("port", 1 + random.nextInt(PORTS));
            default -> {
                int first = 1 + random.nextInt(PORTS);
                port.put("port", first).put("endPort", first + random.nextInt(4));
            }
        }
        return port;
    }

    private ObjectNode peer() {
        ObjectNode peer = JSON.objectNode();
        switch (random.nextInt(4)) {
            case 0 -> peer.set("podSelector", selector());
            case 1 -> peer.set("namespaceSelector", selector());
            case 2 -> {
                peer.set("podSelector", selector());
                peer.set("namespaceSelector", selector());
            }
            default -> peer.set("ipBlock", block());
        }
        return peer;
    }

    private ObjectNode block() {
        ObjectNode block = JSON.objectNode();
        int length = random.nextInt(8) == 0 ? 0 : 28 + random.nextInt(5);
        block.put("cidr", cidr(length));
        if (random.nextInt(3) == 0) {
            block.putArray("except").add(cidr(29 + random.nextInt(4)));
        }
        return block;
    }

    private String cidr(int length) {
        int address = length == 0 ? 0 : random.nextInt(ADDRESSES) >> (32 - length) << (32 - length);
        return (length == 0 ? "0.0.0." : "11.0.0.") + address + "/" + length;
    }

    private ObjectNode selector() {
        ObjectNode selector = JSON.objectNode();
        if (random.nextInt(3) == 0) {
            selector.putObject("matchLabels").put(random.nextBoolean() ? "a" : "b", value());
        }
        if (random.nextInt(3) == 0) {
            ObjectNode term = selector.putArray("matchExpressions").addObject();
            String operator =
                    List.of("In", "NotIn", "Exists", "DoesNotExist").get(random.nextInt(4));
            term.put("key", random.nextBoolean() ? "a" : "b").put("operator", operator);
            if (operator.endsWith("In")) {
                term.putArray("values").add(value()).add(value());
            }
        }
        return selector;
    }

    private String value() {
        return Integer.toString(random.nextInt(3));
    }
}
