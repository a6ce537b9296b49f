package io.rangekeeper.store.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.yaml.MarkedText;
import io.rangekeeper.yaml.Part;
import io.rangekeeper.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Finds how namespaces are labelled, in the Namespace objects of manifests. What cannot be read
/// says nothing, so that the labels of its namespaces are not known.
final class NamespaceFinder {
    private final Map<String, Map<String, String>> labels = new HashMap<>();

    Namespaces found() {
        return Namespaces.of(labels);
    }

    void visit(Path path) {
        try {
            MarkedText text = ManifestReader.parse(ManifestFile.read(path));
            text.documents().forEach(document -> visit(text, document));
        } catch (IOException | YamlException _) {
            // Whether that hides a policy is what the list of policies says.
        }
    }

    /// Lists behind aliases could multiply without end.
    private void visit(MarkedText text, Part part) {
        if (!(part instanceof Part.Mapping object)) {
            return;
        }
        if (object.get("items").orElse(object) instanceof Part.Sequence items) {
            items.items().forEach(item -> visit(text, item));
        } else if (isNamespace(object)) {
            add(text, object);
        }
    }

    private static boolean isNamespace(Part.Mapping object) {
        return object.get("kind")
                .filter(kind ->
                        kind instanceof Part.Scalar scalar && scalar.value().equals("Namespace"))
                .isPresent();
    }

    /// Of several objects with one name (a base and its variants), what all of them say.
    private void add(MarkedText text, Part.Mapping object) {
        try {
            JsonNode metadata = text.value(object).path("metadata");
            Map<String, String> own = labels(metadata);
            labels.merge(
                    metadata.path("name").asText(),
                    own,
                    (one, other) -> {
                        Map<String, String> both = new HashMap<>(one);
                        both.entrySet().retainAll(other.entrySet());
                        return both;
                    });
        } catch (YamlException _) {
            // Its labels are not known.
        }
    }

    /// A value that is not a text is none that an API server takes.
    private static Map<String, String> labels(JsonNode metadata) {
        Map<String, String> labels = new HashMap<>();
        metadata.path("labels").properties().stream()
                .filter(label -> label.getValue().isTextual())
                .forEach(label -> labels.put(label.getKey(), label.getValue().textValue()));
        return labels;
    }
}
