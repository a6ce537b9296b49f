package io.rangekeeper.store.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.reach.Gap;
import io.rangekeeper.reach.Inventory;
import io.rangekeeper.reach.Workload;
import io.rangekeeper.yaml.MarkedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestInventoryTest {
    private static final String LIST =
            """
            # a comment
            kind: List
            items:
            - kind: NetworkPolicy
              metadata: {name: one, namespace: shop}
              spec:
                podSelector: {}
                egress:
                - to: [{podSelector: {}}]
                - ports: [{port: 443}]
            - kind: Deployment
              metadata: {name: web, namespace: shop}
              spec: {template: {metadata: {labels: {app: web}}}}
            ---
            kind: Namespace
            metadata: {name: shop, labels: {team: a}}
            """;

    @TempDir private Path folder;

    @Test
    void everythingIsFoundWithItsLines() throws IOException {
        Inventory inventory = read("list.yaml", LIST);
        NetworkPolicy policy = inventory.policies().getFirst();

        assertThat(policy.place()).endsWith("list.yaml:4");
        assertThat(inventory.places().of(policy.place(), "spec.egress[1]"))
                .endsWith("list.yaml:10");
        assertThat(inventory.workloads())
                .extracting(Workload::words)
                .containsExactly("Deployment shop/web");
        assertThat(inventory.labels("shop").orElseThrow())
                .containsEntry("team", "a")
                .containsEntry("kubernetes.io/metadata.name", "shop");
        assertThat(inventory.gaps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: [",
                "kind: NetworkPolicy\nmetadata: {name: {{ x }}}",
                "kind: NetworkPolicy\nmetadata: {name: '{{ x }}'}",
                "kind: NetworkPolicy\nmetadata: {name: a, name: b}",
                "kind: NetworkPolicy\nspec: 7",
                "a: &a [{kind: NetworkPolicy}]\n---\nkind: List\nmore: &b []\nitems: *b"
            })
    void whatMayHideAPolicyIsAGap(String text) throws IOException {
        Inventory inventory = read("odd.yaml", text);

        assertThat(inventory.policies()).isEmpty();
        assertThat(inventory.gaps()).hasSize(1).allMatch(Gap::policy);
        assertThat(inventory.gaps().getFirst().place()).contains("odd.yaml:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "just text",
                "- a\n- list",
                "name: {{ of a chart }}",
                "kind: Secret\nx: !tag y"
            })
    void whatHasNothingToDoWithPoliciesIsPassedOver(String text) throws IOException {
        assertThat(read("other.yaml", text).gaps()).isEmpty();
    }

    @Test
    void twoManifestsOfOneNameBothCountAndThatIsSaid() throws IOException {
        String policy = "kind: NetworkPolicy\nmetadata: {name: a}\nspec: {podSelector: {}}\n";
        read("base.yaml", policy);

        Inventory inventory = read("variant.yaml", policy);

        assertThat(inventory.policies()).hasSize(2);
        assertThat(inventory.gaps()).hasSize(1).noneMatch(Gap::policy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\nb: 2\r\nc: 3\rd: 4\n\n", "", "\n\n", "a"})
    void linesAreCountedAsTheyAreElsewhere(String text) {
        MarkedText marked = new MarkedText("x", text, java.util.List.of());
        LineIndex lines = LineIndex.of(marked);

        for (int offset = 0; offset <= text.length(); offset++) {
            assertThat(lines.place(offset)).isEqualTo("x:" + marked.line(offset));
        }
    }

    private Inventory read(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return new ManifestInventory(folder).read();
    }
}
