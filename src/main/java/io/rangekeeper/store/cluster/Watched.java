package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1ListMeta;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.util.List;

/// An object as an informer keeps it: what identifies it, and what was read from its raw JSON. The
/// client's models and whatever else nobody asks for are never kept.
///
/// @param metadata name, namespace, uid and resourceVersion only
record Watched<T>(V1ObjectMeta metadata, ObjectKind type, T content) implements KubernetesObject {
    /// A page, or all, of them: what the client's reflector asks of a list.
    record Many<T>(V1ListMeta metadata, ObjectKind type, List<Watched<T>> items)
            implements KubernetesListObject {
        static <T> Many<T> of(String version, ObjectKind type, List<Watched<T>> items) {
            return new Many<>(new V1ListMeta().resourceVersion(version), type, items);
        }

        @Override
        public V1ListMeta getMetadata() {
            return metadata;
        }

        @Override
        public List<Watched<T>> getItems() {
            return items;
        }

        @Override
        public String getApiVersion() {
            return type.apiVersion();
        }

        @Override
        public String getKind() {
            return type.list();
        }
    }

    /// @param object as the server sends it
    static <T> Watched<T> of(JsonNode object, ObjectKind type, T content) {
        JsonNode metadata = object.path("metadata");
        return new Watched<>(
                new V1ObjectMeta()
                        .name(metadata.path("name").asText(""))
                        .namespace(metadata.path("namespace").asText(""))
                        .uid(metadata.path("uid").asText(""))
                        .resourceVersion(metadata.path("resourceVersion").asText("")),
                type,
                content);
    }

    /// Whether this is the very same state of the same object.
    boolean isSameState(Watched<?> other) {
        return metadata.equals(other.metadata);
    }

    @Override
    public V1ObjectMeta getMetadata() {
        return metadata;
    }

    @Override
    public String getApiVersion() {
        return type.apiVersion();
    }

    @Override
    public String getKind() {
        return type.kind();
    }
}
