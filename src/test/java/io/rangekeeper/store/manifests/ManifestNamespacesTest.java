package io.rangekeeper.store.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rangekeeper.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How namespaces are labelled, by the Namespace objects among the manifests.
class ManifestNamespacesTest {
    @TempDir private Path folder;

    @Test
    void theyAreFoundWhereverPoliciesAre() {
        write("a.yaml", "a: 1\n---\n" + namespace("one", "{stage: prod}"));
        write("b/c.yml", "kind: List\nitems:\n- " + namespace("two", "{}").replace("\n", "\n  "));
        write(
                "d.json",
                "{\"kind\": \"NamespaceList\", \"items\": [{\"kind\": \"Namespace\","
                        + " \"metadata\": {\"name\": \"three\", \"labels\": {\"a\": \"b\"}}}]}");
        write(".hidden/e.yaml", namespace("four", "{}"));
        write("f.yaml", namespace("five", "null"));

        assertThat(labels("one")).contains(Map.of("stage", "prod"));
        assertThat(labels("two")).contains(Map.of());
        assertThat(labels("three")).contains(Map.of("a", "b"));
        assertThat(labels("four")).isEmpty();
        assertThat(labels("five")).contains(Map.of());
        assertThat(labels("")).isEmpty();
    }

    @Test
    void oneFileMayHoldBoth() {
        Path file =
                write(
                        "a.yaml",
                        namespace("shop", "{stage: prod}")
                                + "---\nkind: NetworkPolicy\nmetadata: {namespace: shop, name: a,"
                                + " labels: {rangekeeper.io/managed: \"true\"}}\n");
        ManifestStore store = new ManifestStore(file);

        assertThat(store.list().policies()).hasSize(1);
        assertThat(store.namespaces().labels("shop")).contains(Map.of("stage", "prod"));
    }

    @Test
    void ofABaseAndItsVariantsOnlyWhatAllOfThemSayIsBelieved() {
        write("base/ns.yaml", namespace("shop", "{stage: prod, team: shop, a: b}"));
        write("test/ns.yaml", namespace("shop", "{stage: test, team: shop}"));

        assertThat(labels("shop")).contains(Map.of("team", "shop"));
    }

    @Test
    void whatNoApiServerTakesIsNoLabel() {
        write("a.yaml", namespace("shop", "{allowed: true, level: 1, stage: prod}"));

        assertThat(labels("shop")).contains(Map.of("stage", "prod"));
    }

    @Test
    void whatCannotBeReadIsNotKnown() {
        write("a.yaml", namespace("a", "{stage: prod}") + "b: [\n");
        write("b.yaml", namespace("b", "{<<: {stage: prod}}"));
        write("c.yaml", namespace("c", "{stage: prod, stage: prod}"));
        write("d.yaml", namespace("{{ .Values.name }}", "{stage: prod}"));
        write("e.yaml", namespace("e", "{stage: prod}").replace("Namespace", "[Namespace]"));
        write("f.yaml", namespace("f", "{stage: prod}").replace("Namespace", "NamespaceClaim"));

        for (String name : new String[] {"a", "b", "c", "d", "e", "f"}) {
            assertThat(labels(name)).as(name).isEmpty();
        }
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        ManifestStore store = new ManifestStore(folder.resolve("lost"));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(store::namespaces)
                .withMessageContaining("lost cannot be read");
    }

    private Optional<Map<String, String>> labels(String namespace) {
        return new ManifestStore(folder).namespaces().labels(namespace);
    }

    private static String namespace(String name, String labels) {
        return "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: %s\n  labels: %s\n"
                .formatted(name, labels);
    }

    private Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
