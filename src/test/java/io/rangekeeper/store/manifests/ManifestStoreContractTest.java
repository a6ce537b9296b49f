package io.rangekeeper.store.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.PolicyStoreContract;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/// The contract on a folder, in each of the ways to write a manifest.
class ManifestStoreContractTest {
    @Nested
    class OnYaml extends OnFiles {
        OnYaml() {
            super(".yaml");
        }

        @Override
        String written(JsonNode policy) {
            return "# " + policy.at("/metadata/name") + "\n" + BlockYaml.of(policy);
        }
    }

    @Nested
    class OnJson extends OnFiles {
        OnJson() {
            super(".json");
        }

        @Override
        String written(JsonNode policy) {
            return policy.toPrettyString() + "\n";
        }
    }

    @Nested
    class OnJsonOnOneLine extends OnFiles {
        OnJsonOnOneLine() {
            super(".json");
        }

        @Override
        String written(JsonNode policy) {
            return policy.toString();
        }
    }

    abstract static class OnFiles extends PolicyStoreContract {
        private final String suffix;

        @TempDir Path folder;

        OnFiles(String suffix) {
            this.suffix = suffix;
        }

        abstract String written(JsonNode policy);

        @Override
        protected PolicyStore store() {
            return new ManifestStore(folder);
        }

        @Override
        protected void create(String policy) {
            try {
                JsonNode object = new ObjectMapper().readTree(policy);
                JsonNode metadata = object.get("metadata");
                Path file =
                        file(
                                metadata.get("namespace").textValue(),
                                metadata.get("name").textValue());
                Files.createDirectories(file.getParent());
                Files.writeString(file, written(object));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected void label(Map<String, String> labels) {
            ObjectNode namespace = JsonNodeFactory.instance.objectNode();
            namespace.put("apiVersion", "v1").put("kind", "Namespace");
            ObjectNode metadata = namespace.putObject("metadata").put("name", PAYMENTS);
            labels.forEach(metadata.putObject("labels")::put);
            try {
                Files.writeString(folder.resolve("namespace" + suffix), written(namespace));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected void replace(String policy) {
            create(policy);
        }

        @Override
        protected void delete(String namespace, String name) {
            try {
                Files.delete(file(namespace, name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected JsonNode stored(String namespace, String name) {
            try {
                return Yaml.read(Files.readString(file(namespace, name)), name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Path file(String namespace, String name) {
            return folder.resolve(namespace).resolve(name + suffix);
        }
    }
}
