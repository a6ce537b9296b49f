package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// A random policy and what its author and others do to it in the course of time.
final class RandomPolicy {
    private static final Map<String, String> PORTS =
            Map.of(
                    "any", "{}",
                    "tcp-443", "{\"ports\": [{\"protocol\": \"TCP\", \"port\": 443}]}",
                    "tcp-8000-8100", "{\"ports\": [{\"port\": 8000, \"endPort\": 8100}]}",
                    "udp-53", "{\"ports\": [{\"protocol\": \"UDP\", \"port\": 53}]}");

    private static final List<String> WITHOUT_BLOCKS =
            List.of(
                    "{}",
                    "{\"to\": [], \"ports\": [{\"port\": 22}]}",
                    "{\"to\": [{\"podSelector\": {}}], \"ports\": [{\"protocol\": \"UDP\", \"port\": 53}]}");

    private final RandomGenerator random;
    private final Map<String, Asked> asked = new TreeMap<>();
    private final List<String> keys = new ArrayList<>();
    private ObjectNode object;

    RandomPolicy(RandomGenerator random) {
        this.random = random;
        this.object = PolicyJson.policy("{\"policyTypes\": [\"Egress\", \"Ingress\"]}");
        List<String> ports = new ArrayList<>(new TreeMap<>(PORTS).keySet());
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            addRule(Direction.EGRESS, ports.remove(random.nextInt(ports.size())));
        }
        if (random.nextBoolean()) {
            addRule(Direction.INGRESS, "tcp-443");
        }
        PolicyJson.rules(object, Direction.EGRESS)
                .insert(0, PolicyJson.parse(WITHOUT_BLOCKS.get(random.nextInt(3))));
        ask();
    }

    ObjectNode object() {
        return object.deepCopy();
    }

    void becomes(ObjectNode written) {
        object = written.deepCopy();
    }

    /// The managed rules by their keys in `applied`, as in `egress.tcp-443`.
    Map<String, Asked> asked() {
        return new TreeMap<>(asked);
    }

    long except() {
        long except = 0;
        for (String block : option("except", "").split("[,\\s]+", -1)) {
            except |= block.isEmpty() ? 0 : Atoms.of(block);
        }
        return except;
    }

    boolean adopt() {
        return option("adopt", "false").equals("true");
    }

    boolean enforces() {
        return option("mode", "enforce").equals("enforce");
    }

    int maxCidrs() {
        return Integer.parseInt(option("max-cidrs", "1000"));
    }

    static Direction direction(String key) {
        return key.startsWith("egress") ? Direction.EGRESS : Direction.INGRESS;
    }

    /// The rule with ipBlocks and these ports.
    static JsonNode rule(ObjectNode object, String key) {
        Direction direction = direction(key);
        JsonNode ports = PolicyJson.parse(ports(key)).path("ports");
        for (JsonNode rule : PolicyJson.rules(object, direction)) {
            if (rule.path("ports").equals(ports) && !PolicyJson.blocks(rule, direction).isEmpty()) {
                return rule;
            }
        }
        throw new IllegalStateException("no rule " + key + " in " + object);
    }

    /// The author changes an annotation.
    void ask() {
        String key = keys.get(random.nextInt(keys.size()));
        asked.put(key, Asked.random(random, 2));
        annotate(key, asked.get(key).text(random));
    }

    void option() {
        switch (random.nextInt(5)) {
            case 0 -> annotate("adopt", random.nextBoolean() ? "true" : "false");
            case 1 -> annotate("mode", random.nextInt(4) == 0 ? "observe" : "enforce");
            case 2 -> annotate("max-cidrs", List.of("3", "8", "1000").get(random.nextInt(3)));
            default -> annotate("except", exceptions());
        }
    }

    void stopAsking() {
        if (asked.size() > 1) {
            String key = List.copyOf(asked.keySet()).get(random.nextInt(asked.size()));
            asked.remove(key);
            PolicyJson.annotations(object).remove(Annotations.PREFIX + key);
        }
    }

    /// Somebody edits the blocks of a rule, managed or not.
    void editByHand() {
        String key = keys.get(random.nextInt(keys.size()));
        ArrayNode peers = PolicyJson.peers(rule(object, key), direction(key));
        PolicyJson.removeBlocks(peers);
        RandomBlocks.addSome(peers, random);
    }

    void moveRules() {
        ArrayNode rules = PolicyJson.rules(object, Direction.EGRESS);
        rules.add(rules.remove(random.nextInt(rules.size())));
    }

    void editOtherPeers() {
        String key = keys.get(random.nextInt(keys.size()));
        ArrayNode peers = PolicyJson.peers(rule(object, key), direction(key));
        peers.insert(random.nextInt(peers.size() + 1), PolicyJson.parse("{\"podSelector\": {}}"));
    }

    /// What was applied does not count any more.
    void loseApplied() {
        ObjectNode annotations = PolicyJson.annotations(object);
        String applied = annotations.path(Annotations.APPLIED).asText("{}");
        switch (random.nextInt(3)) {
            case 0 -> annotations.remove(Annotations.APPLIED);
            case 1 -> annotations.put(Annotations.APPLIED, "?" + applied);
            default ->
                    object.withObjectProperty("metadata").put("uid", "u" + random.nextInt(1 << 30));
        }
    }

    /// The same policy in other words.
    ObjectNode respelled() {
        ObjectNode other = object.deepCopy();
        asked.forEach((key, expression) ->
                PolicyJson.annotations(other)
                        .put(Annotations.PREFIX + key, expression.text(random)));
        if (!option("except", "").isEmpty()) {
            PolicyJson.annotations(other)
                    .put(Annotations.EXCEPT, String.join(" ,", Atoms.units(except())));
        }
        keys.forEach(key ->
                RandomBlocks.respell(PolicyJson.peers(rule(other, key), direction(key)), random));
        return other;
    }

    private void addRule(Direction direction, String ports) {
        ObjectNode rule = PolicyJson.parse(ports(ports));
        ArrayNode peers = rule.withArrayProperty(direction.peersField());
        if (random.nextBoolean()) {
            peers.add(
                    PolicyJson.parse("{\"namespaceSelector\": {\"matchLabels\": {\"a\": \"b\"}}}"));
        }
        RandomBlocks.addSome(peers, random);
        PolicyJson.rules(object, direction).add(rule);
        keys.add(direction.label() + "." + ports);
    }

    private String exceptions() {
        List<String> blocks = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            blocks.add(random.nextInt(20) == 0 ? "192.0.0.0/20" : Atoms.block(random));
        }
        return String.join(", ", blocks);
    }

    private void annotate(String name, String value) {
        PolicyJson.annotations(object).put(Annotations.PREFIX + name, value);
    }

    private String option(String name, String absent) {
        return PolicyJson.annotations(object).path(Annotations.PREFIX + name).asText(absent);
    }

    private static String ports(String key) {
        return PORTS.getOrDefault(key.substring(key.indexOf('.') + 1), "{}");
    }
}
