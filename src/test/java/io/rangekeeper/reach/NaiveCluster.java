package io.rangekeeper.reach;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Answers single questions as the API's documentation reads, from the objects themselves and with
/// nothing of the code under test: one pod, one other end, one port.
///
/// @param policies their JSON
/// @param namespaces labels by name
record NaiveCluster(List<JsonNode> policies, Map<String, Map<String, String>> namespaces) {
    /// @param ports by name, as in `TCP/http`
    record Pod(String namespace, Map<String, String> labels, Map<String, Integer> ports) {}

    /// The other end: an address, or a pod.
    sealed interface End {
        record Address(long ipv4) implements End {}

        record Other(Pod pod) implements End {}
    }

    boolean isAllowed(Pod pod, boolean egress, End end, String protocol, int port) {
        List<JsonNode> selecting = new ArrayList<>();
        for (JsonNode policy : policies) {
            if (policy.at("/metadata/namespace").asText().equals(pod.namespace())
                    && matches(policy.at("/spec/podSelector"), pod.labels())
                    && inEffect(policy.path("spec"), egress)) {
                selecting.add(policy);
            }
        }
        if (selecting.isEmpty()) {
            return true;
        }
        for (JsonNode policy : selecting) {
            for (JsonNode rule : policy.at(egress ? "/spec/egress" : "/spec/ingress")) {
                Pod called = egress ? (end instanceof End.Other(Pod other) ? other : null) : pod;
                if (portFits(rule.path("ports"), called, protocol, port)
                        && peerFits(rule.path(egress ? "to" : "from"), pod.namespace(), end)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean inEffect(JsonNode spec, boolean egress) {
        if (spec.path("policyTypes").isEmpty()) {
            return !egress || !spec.path("egress").isEmpty();
        }
        for (JsonNode type : spec.path("policyTypes")) {
            if (type.asText().equals(egress ? "Egress" : "Ingress")) {
                return true;
            }
        }
        return false;
    }

    private static boolean portFits(
            JsonNode ports,
            @org.jspecify.annotations.Nullable Pod called,
            String protocol,
            int number) {
        if (ports.isEmpty()) {
            return true;
        }
        for (JsonNode port : ports) {
            if (!port.path("protocol").asText("TCP").equals(protocol)) {
                continue;
            }
            JsonNode wanted = port.path("port");
            if (wanted.isMissingNode()) {
                return true;
            }
            if (wanted.isTextual()) {
                Integer meant =
                        called == null
                                ? null
                                : called.ports().get(protocol + "/" + wanted.asText());
                if (meant != null && meant == number) {
                    return true;
                }
            } else if (number >= wanted.asInt()
                    && number <= port.path("endPort").asInt(wanted.asInt())) {
                return true;
            }
        }
        return false;
    }

    private boolean peerFits(JsonNode peers, String own, End end) {
        if (peers.isEmpty()) {
            return true;
        }
        for (JsonNode peer : peers) {
            if (peer.has("ipBlock")
                    ? end instanceof End.Address(long ip) && blockFits(peer.path("ipBlock"), ip)
                    : end instanceof End.Other(Pod other) && podFits(peer, own, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean blockFits(JsonNode block, long ip) {
        if (!within(block.path("cidr").asText(), ip)) {
            return false;
        }
        for (JsonNode except : block.path("except")) {
            if (within(except.asText(), ip)) {
                return false;
            }
        }
        return true;
    }

    private static boolean within(String cidr, long ip) {
        String[] parts = cidr.split("[./]", -1);
        long first = 0;
        for (int i = 0; i < 4; i++) {
            first = first * 256 + Long.parseLong(parts[i]);
        }
        int shift = 32 - Integer.parseInt(parts[4]);
        return first >> shift == ip >> shift;
    }

    private boolean podFits(JsonNode peer, String own, Pod other) {
        boolean namespace =
                peer.has("namespaceSelector")
                        ? matches(
                                peer.path("namespaceSelector"),
                                namespaces.getOrDefault(other.namespace(), Map.of()))
                        : own.equals(other.namespace());
        return namespace && matches(peer.path("podSelector"), other.labels());
    }

    private static boolean matches(JsonNode selector, Map<String, String> labels) {
        for (Map.Entry<String, JsonNode> label : selector.path("matchLabels").properties()) {
            if (!label.getValue().asText().equals(labels.get(label.getKey()))) {
                return false;
            }
        }
        for (JsonNode term : selector.path("matchExpressions")) {
            String value = labels.get(term.path("key").asText());
            boolean listed = false;
            for (JsonNode one : term.path("values")) {
                listed |= one.asText().equals(value);
            }
            boolean holds =
                    switch (term.path("operator").asText()) {
                        case "In" -> listed;
                        case "NotIn" -> !listed;
                        case "Exists" -> value != null;
                        default -> value == null;
                    };
            if (!holds) {
                return false;
            }
        }
        return true;
    }
}
