package io.rangekeeper.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Policies as JSON objects, looked at and changed without the product.
final class PolicyJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PolicyJson() {}

    static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /// A policy `shop/pay` with the uid `u1`.
    ///
    /// @param annotations without the prefix, name and value in turn
    static ObjectNode policy(String spec, String... annotations) {
        ObjectNode policy =
                parse(
                        """
                        {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
                         "metadata": {"namespace": "shop", "name": "pay", "uid": "u1", "resourceVersion": "7",
                                      "labels": {"rangekeeper.io/managed": "true"}, "annotations": {"owner": "team"}},
                         "spec": %s}
                        """
                                .formatted(spec));
        for (int i = 0; i < annotations.length; i += 2) {
            annotations(policy).put(Annotations.PREFIX + annotations[i], annotations[i + 1]);
        }
        return policy;
    }

    static NetworkPolicy read(ObjectNode policy) {
        return NetworkPolicy.read(policy.deepCopy(), "test", "");
    }

    static ObjectNode annotations(ObjectNode policy) {
        return (ObjectNode) policy.required("metadata").required("annotations");
    }

    static ArrayNode rules(ObjectNode policy, Direction direction) {
        return policy.withObjectProperty("spec").withArrayProperty(direction.label());
    }

    static ArrayNode peers(JsonNode rule, Direction direction) {
        return (ArrayNode) rule.required(direction.peersField());
    }

    /// Does to a copy what a change says, as simply as can be.
    static ObjectNode apply(ObjectNode policy, PolicyChange change) {
        ObjectNode changed = policy.deepCopy();
        for (PolicyChange.RuleBlocks written : change.rules()) {
            Direction direction = written.rule().direction();
            JsonNode rule = rules(changed, direction).get(written.rule().index());
            removeBlocks(peers(rule, direction));
            written.blocks().forEach(block -> add(peers(rule, direction), block));
        }
        annotations(changed).put(Annotations.APPLIED, change.applied());
        return changed;
    }

    static void removeBlocks(ArrayNode peers) {
        for (int i = peers.size() - 1; i >= 0; i--) {
            if (peers.get(i).has("ipBlock")) {
                peers.remove(i);
            }
        }
    }

    /// The `ipBlock` objects of a rule.
    static List<JsonNode> blocks(JsonNode rule, Direction direction) {
        List<JsonNode> blocks = new ArrayList<>();
        rule.path(direction.peersField()).forEach(peer -> blocks.add(peer.path("ipBlock")));
        blocks.removeIf(JsonNode::isMissingNode);
        return blocks;
    }

    private static void add(ArrayNode peers, IpBlock block) {
        ObjectNode written = peers.addObject().putObject("ipBlock");
        written.put("cidr", block.cidr().toString());
        block.except()
                .forEach(except -> written.withArrayProperty("except").add(except.toString()));
    }
}
