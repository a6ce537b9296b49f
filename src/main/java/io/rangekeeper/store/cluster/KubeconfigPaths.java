package io.rangekeeper.store.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/// Makes the paths in an entry of a kubeconfig absolute, so that entries of several files can stand
/// together.
final class KubeconfigPaths {
    private static final List<String> FILES =
            List.of("certificate-authority", "client-certificate", "client-key", "tokenFile");

    private KubeconfigPaths() {}

    /// An entry that is not an object is an empty one.
    static ObjectNode resolved(JsonNode entry, Path file) {
        ObjectNode copy =
                entry instanceof ObjectNode object
                        ? object.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
        for (String field : FILES) {
            resolve(copy, field, file);
        }
        // A credential plugin without a slash is looked up in PATH.
        if (copy.get("exec") instanceof ObjectNode exec
                && exec.path("command").asText("").contains("/")) {
            resolve(exec, "command", file);
        }
        return copy;
    }

    private static void resolve(ObjectNode entry, String field, Path file) {
        JsonNode value = entry.get(field);
        if (value != null && value.isTextual() && !value.textValue().isEmpty()) {
            entry.put(
                    field,
                    file.toAbsolutePath().resolveSibling(value.textValue()).normalize().toString());
        }
    }
}
