package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A change as a JSON Patch ([RFC 6902](https://www.rfc-editor.org/rfc/rfc6902)) for an API server.
///
/// The patch replaces `resourceVersion` with the value that was read, so that a server refuses it
/// with 409 once the object has moved on; a `test` operation would fail as 422, which says that the
/// patch itself is wrong. Then come the peers of each changed rule, whole, and one annotation.
/// Nothing else of the object is named.
public final class JsonPatch {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonPatch() {}

    /// The patch for a change.
    ///
    /// @throws IllegalArgumentException when the change does not fit the policy that it was planned
    ///   on: nothing may be sent then
    public static ArrayNode of(PolicyChange change) {
        NetworkPolicy before = change.before();
        ArrayNode patch = begin(before);
        require(
                !before.annotations().isEmpty(),
                "a policy without annotations is not managed, there is nothing to add to");
        require(
                change.rules().stream().map(PolicyChange.RuleBlocks::rule).distinct().count()
                        == change.rules().size(),
                "a rule is changed twice");
        change.rules().forEach(rule -> patch.add(replacePeers(before, rule)));
        return patch.add(annotation(Annotations.APPLIED, change.applied()));
    }

    /// The patch that sets one annotation.
    ///
    /// @throws IllegalArgumentException when it is not known which state of the policy is meant
    public static ArrayNode ofAnnotation(NetworkPolicy before, String name, String value) {
        ArrayNode patch = begin(before);
        if (!before.annotations().isEmpty()) {
            return patch.add(annotation(name, value));
        }
        return patch.add(
                operation("add", "/metadata/annotations", JSON.objectNode().put(name, value)));
    }

    /// The patch that takes away the label and all annotations of ours.
    ///
    /// @throws IllegalArgumentException when it is not known which state of the policy is meant
    public static ArrayNode ofStripping(NetworkPolicy before) {
        ArrayNode patch = begin(before);
        patch.add(remove("/metadata/labels/" + escape(Annotations.MANAGED)));
        before.annotations().keySet().stream()
                .filter(Annotations::isOurs)
                .sorted()
                .forEach(name -> patch.add(remove("/metadata/annotations/" + escape(name))));
        return patch;
    }

    private static ArrayNode begin(NetworkPolicy before) {
        require(
                !before.resourceVersion().isEmpty(),
                "a patch without a resourceVersion would overwrite what others changed since");
        return JSON.arrayNode()
                .add(replace("/metadata/resourceVersion", JSON.textNode(before.resourceVersion())));
    }

    /// An `add` also replaces (RFC 6902).
    private static ObjectNode annotation(String name, String value) {
        return operation("add", "/metadata/annotations/" + escape(name), JSON.textNode(value));
    }

    private static ObjectNode replacePeers(NetworkPolicy before, PolicyChange.RuleBlocks change) {
        Rule rule = change.rule();
        List<Rule> rules = before.rules(rule.direction());
        require(
                rule.index() < rules.size() && rules.get(rule.index()).equals(rule),
                "the rule is not one of the policy's");
        String path =
                "/spec/%s/%d/%s"
                        .formatted(
                                rule.direction().label(),
                                rule.index(),
                                rule.direction().peersField());
        require(rule.hasBlocks(), "the rule has no ipBlock, so it is not managed");
        ArrayNode peers = JSON.arrayNode();
        change.peers().forEach(peer -> peers.add(json(peer)));
        return replace(path, peers);
    }

    private static JsonNode json(Peer peer) {
        return switch (peer) {
            case Peer.Other other -> other.raw().deepCopy();
            case Peer.Block block -> json(block);
        };
    }

    private static ObjectNode json(Peer.Block block) {
        ObjectNode peer = JSON.objectNode();
        ObjectNode json = peer.putObject("ipBlock").put("cidr", block.cidr());
        if (!block.except().isEmpty()) {
            ArrayNode except = json.putArray("except");
            block.except().forEach(except::add);
        }
        return peer;
    }

    private static ObjectNode replace(String path, JsonNode value) {
        return operation("replace", path, value);
    }

    private static ObjectNode remove(String path) {
        return JSON.objectNode().put("op", "remove").put("path", path);
    }

    private static ObjectNode operation(String operation, String path, JsonNode value) {
        ObjectNode json = JSON.objectNode().put("op", operation).put("path", path);
        json.set("value", value);
        return json;
    }

    /// One reference token of a JSON Pointer (RFC 6901).
    private static String escape(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
