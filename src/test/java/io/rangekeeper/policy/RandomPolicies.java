package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.policy.PolicyChange.RuleBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Policies of any shape that an API server may return, with mixed peers, and changes that fit
/// them.
final class RandomPolicies {
    private final long seed;
    private final Random random;

    private RandomPolicies(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    static RandomPolicies seeded() {
        return new RandomPolicies(Long.getLong("rangekeeper.seed", 20260101L));
    }

    @Override
    public String toString() {
        return "rangekeeper.seed=" + seed;
    }

    ObjectNode policy() {
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        policy.put("apiVersion", "networking.k8s.io/v1").put("kind", "NetworkPolicy");
        ObjectNode metadata = policy.putObject("metadata");
        metadata.put("name", "p" + random.nextInt(1_000)).put("namespace", "n");
        metadata.put("uid", Long.toHexString(random.nextLong()));
        metadata.put("resourceVersion", Integer.toString(1 + random.nextInt(1_000_000)));
        metadata.putObject("labels").put(Annotations.MANAGED, "true").put("a/b~c", "d");
        metadata.putObject("annotations").put("rangekeeper.io/egress", "aws").put("x/~y", "\"\n");
        if (random.nextBoolean()) {
            metadata.withObject("/annotations").put(Annotations.APPLIED, "older");
        }
        ObjectNode spec = policy.putObject("spec");
        spec.putObject("podSelector").putObject("matchLabels").put("app", "shop");
        spec.putArray("policyTypes").add("Egress").add("Ingress");
        addRules(spec.putArray("egress"), "to");
        addRules(spec.putArray("ingress"), "from");
        return policy;
    }

    /// A change of some of the rules that have blocks, perhaps of none.
    PolicyChange change(NetworkPolicy policy) {
        List<RuleBlocks> rules = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            policy.rules(direction).stream()
                    .filter(Rule::hasBlocks)
                    .filter(_ -> random.nextInt(4) > 0)
                    .map(rule -> new RuleBlocks(rule, blocks()))
                    .forEach(rules::add);
        }
        return new PolicyChange(policy, rules, "{\"written\":" + random.nextInt() + "}");
    }

    private void addRules(ArrayNode rules, String peersField) {
        for (int i = random.nextInt(4); i > 0; i--) {
            ObjectNode rule = rules.addObject();
            int peers = random.nextInt(6);
            if (peers > 0) {
                ArrayNode list = rule.putArray(peersField);
                IntStream.range(0, peers).forEach(_ -> list.add(peer()));
            }
            if (random.nextBoolean()) {
                rule.putArray("ports").addObject().put("port", 1 + random.nextInt(65_535));
            }
        }
    }

    private JsonNode peer() {
        ObjectNode peer = JsonNodeFactory.instance.objectNode();
        switch (random.nextInt(4)) {
            case 0 -> peer.putObject("podSelector").putObject("matchLabels").put("a", "b");
            case 1 -> {
                peer.putObject("namespaceSelector");
                peer.putArray("aFieldOfALaterVersion").add(1.5).addNull();
            }
            case 2 -> peer.putObject("ipBlock").put("cidr", address() + "/32");
            default ->
                    peer.putObject("ipBlock")
                            .put("cidr", "10.0.0.0/8")
                            .putArray("except")
                            .add("10.1.0.0/16");
        }
        return peer;
    }

    private List<IpBlock> blocks() {
        return IntStream.rangeClosed(0, random.nextInt(5)).mapToObj(_ -> block()).toList();
    }

    private IpBlock block() {
        return switch (random.nextInt(3)) {
            case 0 -> new IpBlock(Cidr.parse(address() + "/32"), List.of());
            case 1 -> new IpBlock(Cidr.parse("2001:db8::/32"), List.of());
            default ->
                    new IpBlock(
                            Cidr.parse("3.0.0.0/8"),
                            List.of(Cidr.parse("3.1.0.0/16"), Cidr.parse("3.4.0.0/16")));
        };
    }

    private String address() {
        return "%d.%d.%d.%d"
                .formatted(
                        1 + random.nextInt(200),
                        random.nextInt(256),
                        random.nextInt(256),
                        random.nextInt(256));
    }
}
