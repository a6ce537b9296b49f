package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.store.StoreException;
import io.rangekeeper.yaml.Yaml;
import io.rangekeeper.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One or more kubeconfig files, merged as kubectl does: of clusters, users and contexts with the
/// same name, and of the current contexts, the first counts. Relative paths in a file are relative
/// to that file.
///
/// @param files where it came from, for messages
record Kubeconfig(
        String files,
        String currentContext,
        Map<String, ObjectNode> clusters,
        Map<String, ObjectNode> users,
        Map<String, ObjectNode> contexts) {

    /// @throws StoreException when a file cannot be read
    static Kubeconfig read(List<Path> files) {
        Map<Path, JsonNode> documents = new LinkedHashMap<>();
        files.forEach(file -> documents.put(file, document(file)));
        return new Kubeconfig(
                files.stream().map(Path::toString).collect(Collectors.joining(", ")),
                documents.values().stream()
                        .map(document -> document.path("current-context").asText(""))
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse(""),
                merged(documents, "clusters", "cluster"),
                merged(documents, "users", "user"),
                merged(documents, "contexts", "context"));
    }

    /// A context with its cluster and user; the current one where none is named.
    ///
    /// @throws StoreException when one of the three is not there
    KubeconfigContext select(Optional<String> named) {
        String name = named.orElse(currentContext);
        if (name.isEmpty()) {
            throw new StoreException(
                    "no current context in " + files + "; name one of " + names(contexts));
        }
        ObjectNode context = entry("context", name, contexts);
        String user = context.path("user").asText("");
        return new KubeconfigContext(
                "context \"" + name + "\" of " + files,
                entry("cluster", context.path("cluster").asText(""), clusters),
                user.isEmpty()
                        ? JsonNodeFactory.instance.objectNode()
                        : entry("user", user, users));
    }

    private static Map<String, ObjectNode> merged(
            Map<Path, JsonNode> documents, String list, String kind) {
        Map<String, ObjectNode> merged = new LinkedHashMap<>();
        documents.forEach((file, document) -> {
            for (JsonNode entry : document.path(list)) {
                String name = entry.path("name").asText("");
                merged.putIfAbsent(name, KubeconfigPaths.resolved(entry.path(kind), file));
            }
        });
        return merged;
    }

    private ObjectNode entry(String kind, String name, Map<String, ObjectNode> known) {
        ObjectNode found = known.get(name);
        if (found == null) {
            throw new StoreException(
                    "no %s \"%s\" in %s; there is %s".formatted(kind, name, files, names(known)));
        }
        return found;
    }

    private static String names(Map<String, ObjectNode> known) {
        return known.isEmpty() ? "none" : String.join(", ", known.keySet());
    }

    private static JsonNode document(Path file) {
        try {
            return Yaml.read(Files.readString(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new StoreException("there is no kubeconfig " + file, e);
        } catch (IOException e) {
            throw new StoreException("kubeconfig " + file + " cannot be read: " + e, e);
        } catch (YamlException e) {
            throw new StoreException("kubeconfig " + e.getMessage(), e);
        }
    }
}
