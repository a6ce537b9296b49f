package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.store.StoreException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads how namespaces are labelled: what can be known of all of them, or an error.
///
/// @param namespaces which; empty means all
/// @param pageSize how many objects to ask for at once
record NamespaceLabels(ApiConnection api, List<String> namespaces, int pageSize) {
    private static final int NOT_FOUND = 404;

    /// @throws StoreException when the cluster cannot be read
    Namespaces read() {
        Map<String, Map<String, String>> labels = new HashMap<>();
        objects()
                .forEach(
                        object -> labels.put(object.at("/metadata/name").asText(), labels(object)));
        return Namespaces.of(labels);
    }

    private List<JsonNode> objects() {
        return namespaces.isEmpty()
                ? new ObjectLists(api, ObjectKind.NAMESPACES, pageSize)
                        .read(ApiPaths.ALL_NAMESPACES, Function.identity())
                        .objects()
                : namespaces.stream().distinct().flatMap(name -> object(name).stream()).toList();
    }

    private Optional<JsonNode> object(String name) {
        Answer answer = get(ApiPaths.namespace(name));
        if (answer.code() == NOT_FOUND) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw Failures.refused(api.address(), answer, ObjectKind.NAMESPACES);
        }
        if (!answer.body().at("/metadata/name").asText().equals(name)) {
            throw Failures.stranger(api.address(), ObjectKind.NAMESPACES);
        }
        return Optional.of(answer.body());
    }

    private Answer get(String path) {
        try {
            return api.get(path, Map.of());
        } catch (IOException e) {
            throw new StoreException(Failures.unreachable(api.address(), e), e);
        }
    }

    /// The labels of one object.
    static Map<String, String> labels(JsonNode object) {
        Map<String, String> labels = new HashMap<>();
        object.at("/metadata/labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }
}
