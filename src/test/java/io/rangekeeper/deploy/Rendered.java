package io.rangekeeper.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.config.Configuration;
import java.util.List;

/// The objects that an installation is made of.
record Rendered(List<JsonNode> objects) {
    /// As `kind name`, or `kind namespace/name`.
    List<String> names() {
        return objects.stream().map(Rendered::name).toList();
    }

    static String name(JsonNode object) {
        String namespace = object.at("/metadata/namespace").asText();
        return object.path("kind").asText()
                + " "
                + (namespace.isEmpty() ? "" : namespace + "/")
                + object.at("/metadata/name").asText();
    }

    List<JsonNode> all(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    JsonNode only(String kind) {
        List<JsonNode> found = all(kind);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " objects are a " + kind + ": " + names());
        }
        return found.getFirst();
    }

    /// What runs the controller, whatever its kind is.
    JsonNode workload() {
        return all("StatefulSet").isEmpty() ? only("Deployment") : only("StatefulSet");
    }

    JsonNode pod() {
        return workload().at("/spec/template/spec");
    }

    JsonNode container() {
        return pod().at("/containers/0");
    }

    /// What the controller reads in this installation.
    Configuration configuration() {
        return Configuration.read(
                only("ConfigMap").path("data").path("rangekeeper.yaml").asText(), "ConfigMap");
    }
}
