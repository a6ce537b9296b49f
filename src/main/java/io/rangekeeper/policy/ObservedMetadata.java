package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/// What is kept of the metadata of policies that are followed: what [NetworkPolicy#read] and
/// whoever uses it look at. A manifest in an annotation, or a megabyte of labels, is not.
public final class ObservedMetadata {
    /// Argo CD and Flux note here that they keep an object.
    public static final Set<String> GITOPS =
            Set.of(
                    "argocd.argoproj.io/tracking-id",
                    "argocd.argoproj.io/instance",
                    "kustomize.toolkit.fluxcd.io/name",
                    "helm.toolkit.fluxcd.io/name");

    private static final List<String> IDENTITY =
            List.of("namespace", "name", "uid", "resourceVersion");

    private ObservedMetadata() {}

    /// What is kept.
    ///
    /// @param metadata of an object that [NetworkPolicy#read] takes
    public static ObjectNode of(JsonNode metadata) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (String field : IDENTITY) {
            copy(metadata, field, kept);
        }
        for (String field : List.of("labels", "annotations")) {
            ObjectNode texts = kept.putObject(field);
            for (var entry : metadata.path(field).properties()) {
                if (Annotations.isOurs(entry.getKey())) {
                    texts.set(entry.getKey(), entry.getValue());
                } else if (GITOPS.contains(entry.getKey())) {
                    texts.put(entry.getKey(), "");
                }
            }
        }
        copy(metadata, ManagedFields.FIELD, kept);
        ManagedFields.strip(kept);
        return kept;
    }

    /// How many characters the annotations have that are ours.
    public static int annotationsLength(JsonNode metadata) {
        return metadata.path("annotations").properties().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().asText().length())
                .sum();
    }

    private static void copy(JsonNode metadata, String field, ObjectNode kept) {
        JsonNode value = metadata.get(field);
        if (value != null) {
            kept.set(field, value);
        }
    }
}
