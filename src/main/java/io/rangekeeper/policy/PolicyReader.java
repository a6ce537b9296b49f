package io.rangekeeper.policy;

import static io.rangekeeper.policy.JsonFields.absent;
import static io.rangekeeper.policy.JsonFields.elements;
import static io.rangekeeper.policy.JsonFields.member;
import static io.rangekeeper.policy.JsonFields.requireObject;
import static io.rangekeeper.policy.JsonFields.string;
import static io.rangekeeper.policy.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the JSON of a NetworkPolicy strictly: a value of the wrong kind is an error with its path.
final class PolicyReader {
    private final JsonNode object;

    PolicyReader(JsonNode object) {
        this.object = object;
    }

    NetworkPolicy read(String place, String resourceVersion) {
        JsonNode metadata = member(object, "metadata", "metadata");
        JsonNode spec = member(object, "spec", "spec");
        String version = text(metadata, "resourceVersion", "metadata.resourceVersion");
        return new NetworkPolicy(
                place,
                text(metadata, "namespace", "metadata.namespace"),
                text(metadata, "name", "metadata.name"),
                text(metadata, "uid", "metadata.uid"),
                version.isEmpty() ? resourceVersion : version,
                strings(metadata, "labels"),
                strings(metadata, "annotations"),
                ManagedFields.ofSpec(metadata),
                Approver.of(metadata),
                member(spec, "podSelector", "spec.podSelector"),
                policyTypes(spec),
                rules(spec, Direction.EGRESS),
                rules(spec, Direction.INGRESS));
    }

    private static Set<Direction> policyTypes(JsonNode spec) {
        List<JsonNode> named = elements(spec, "policyTypes", "spec.policyTypes");
        EnumSet<Direction> types = EnumSet.noneOf(Direction.class);
        if (named.isEmpty()) {
            // The API: "If no policyTypes are specified on a NetworkPolicy then by default Ingress
            // will always be set and Egress will be set if the NetworkPolicy has any egress rules."
            types.add(Direction.INGRESS);
            if (!elements(spec, "egress", "spec.egress").isEmpty()) {
                types.add(Direction.EGRESS);
            }
            return types;
        }
        for (JsonNode type : named) {
            types.add(policyType(type));
        }
        return types;
    }

    private static Direction policyType(JsonNode type) {
        for (Direction direction : Direction.values()) {
            if (direction.policyType().equals(type.asText())) {
                return direction;
            }
        }
        throw new MalformedPolicyException(
                "spec.policyTypes", type + " is not a policy type; expected Ingress or Egress");
    }

    private static List<Rule> rules(JsonNode spec, Direction direction) {
        List<Rule> rules = new ArrayList<>();
        String path = "spec." + direction.label();
        for (JsonNode rule : elements(spec, direction.label(), path)) {
            rules.add(rule(rule, direction, rules.size(), path + "[" + rules.size() + "]"));
        }
        return rules;
    }

    private static Rule rule(JsonNode rule, Direction direction, int index, String path) {
        requireObject(rule, path);
        List<Peer> peers = new ArrayList<>();
        String peersPath = path + "." + direction.peersField();
        for (JsonNode peer : elements(rule, direction.peersField(), peersPath)) {
            peers.add(peer(peer, peersPath + "[" + peers.size() + "]"));
        }
        return new Rule(direction, index, PortsReader.read(rule, path + ".ports"), peers);
    }

    private static Peer peer(JsonNode peer, String path) {
        requireObject(peer, path);
        if (absent(peer.get("ipBlock"))) {
            return new Peer.Other(peer);
        }
        if (!absent(peer.get("podSelector")) || !absent(peer.get("namespaceSelector"))) {
            throw new MalformedPolicyException(
                    path, "a peer has an ipBlock or selectors, not both");
        }
        JsonNode block = member(peer, "ipBlock", path + ".ipBlock");
        List<String> except = new ArrayList<>();
        for (JsonNode entry : elements(block, "except", path + ".ipBlock.except")) {
            except.add(string(entry, path + ".ipBlock.except"));
        }
        return new Peer.Block(text(block, "cidr", path + ".ipBlock.cidr"), except);
    }

    private static Map<String, String> strings(JsonNode metadata, String field) {
        Map<String, String> strings = new LinkedHashMap<>();
        String path = "metadata." + field;
        member(metadata, field, path)
                .properties()
                .forEach(entry ->
                        strings.put(
                                entry.getKey(),
                                string(entry.getValue(), path + "." + entry.getKey())));
        return strings;
    }
}
