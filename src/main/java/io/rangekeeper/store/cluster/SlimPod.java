package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The parts of a pod that policies are about.
final class SlimPod {
    private SlimPod() {}

    static JsonNode of(JsonNode pod) {
        ObjectNode slim = JsonNodeFactory.instance.objectNode();
        copy(pod.path("metadata"), slim.putObject("metadata"), "namespace", "name", "labels");
        copy(pod.path("status"), slim.putObject("status"), "phase");
        ObjectNode spec = slim.putObject("spec");
        copy(pod.path("spec"), spec, "hostNetwork");
        for (String list : List.of("containers", "initContainers")) {
            pod.path("spec")
                    .path(list)
                    .forEach(container ->
                            copy(container, spec.withArray(list).addObject(), "ports"));
        }
        return slim;
    }

    private static void copy(JsonNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            if (from.has(field)) {
                to.set(field, from.get(field));
            }
        }
    }
}
