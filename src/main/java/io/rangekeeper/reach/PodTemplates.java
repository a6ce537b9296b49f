package io.rangekeeper.reach;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.policy.Port;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds what objects say of pods.
final class PodTemplates {
    /// Kinds that hold a template of their pods.
    private static final Set<String> MAKERS =
            Set.of(
                    "Deployment",
                    "StatefulSet",
                    "DaemonSet",
                    "ReplicaSet",
                    "ReplicationController",
                    "Job");

    private PodTemplates() {}

    /// The pod, or the template of pods; empty where the kind has nothing to do with them.
    static Optional<JsonNode> in(String kind, JsonNode object) {
        return switch (kind) {
            case "Pod" -> Optional.of(object);
            case "CronJob" -> Optional.of(object.at("/spec/jobTemplate/spec/template"));
            default ->
                    MAKERS.contains(kind)
                            ? Optional.of(object.at("/spec/template"))
                            : Optional.empty();
        };
    }

    /// Whether it is a pod that does nothing any more.
    static boolean isOver(JsonNode object) {
        return Set.of("Succeeded", "Failed").contains(object.at("/status/phase").asText());
    }

    /// What the names of its ports mean.
    static Map<Port, Integer> ports(JsonNode pod) {
        Map<Port, Integer> ports = new HashMap<>();
        for (String list : List.of("/spec/containers", "/spec/initContainers")) {
            for (JsonNode container : pod.at(list)) {
                container.path("ports").forEach(port -> add(ports, port));
            }
        }
        return ports;
    }

    private static void add(Map<Port, Integer> ports, JsonNode port) {
        String name = port.path("name").asText();
        int number = port.path("containerPort").asInt();
        if (!name.isEmpty() && number >= PortSpan.LOWEST && number <= PortSpan.HIGHEST) {
            String protocol = port.path("protocol").asText("TCP");
            ports.putIfAbsent(new Port(protocol, name.toLowerCase(Locale.ROOT)), number);
        }
    }
}
