package io.rangekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// What each component makes of the base.
@EnabledIf(
        value = "io.rangekeeper.deploy.Kustomize#rendersComponents",
        disabledReason = "there is no kubectl that renders components")
class ComponentsTest {
    private static final String READ = "[\"get\",\"list\",\"watch\"]";

    private final Rendered base = Kustomize.folder("base");

    @TempDir private Path scratch;

    @Test
    void persistentSnapshotsGiveEachReplicaAVolumeAndChangeNothingElseOfItsPod() {
        Rendered installation = Kustomize.baseWith(scratch, "persistent-snapshots");
        JsonNode set = installation.only("StatefulSet");

        assertThat(installation.all("Deployment")).isEmpty();
        assertThat(installation.objects()).hasSameSizeAs(base.objects());
        assertThat(PodSecurity.violations(installation.pod())).isEmpty();
        assertThat(set.at("/spec/volumeClaimTemplates").findValuesAsText("name"))
                .containsExactly("state");
        assertThat(set.path("spec").has("strategy")).isFalse();
        assertThat(set.at("/spec/serviceName"))
                .isEqualTo(installation.only("Service").at("/metadata/name"));
        assertThat(installation.only("Service").at("/spec/clusterIP").asText()).isEqualTo("None");
        ObjectNode pod = base.pod().deepCopy();
        ((ArrayNode) pod.path("volumes")).remove(0);
        assertThat(installation.pod()).isEqualTo(pod);
        assertThat(base.pod().at("/volumes/0/name").asText()).isEqualTo("state");
    }

    @Test
    void observeSaysSoInTheConfigurationAndTakesTheRightToWriteAway() {
        Rendered installation = Kustomize.baseWith(scratch, "observe");

        assertThat(installation.configuration().settings().mode()).isEqualTo(Mode.OBSERVE);
        assertThat(installation.configuration().settings().limits().mode()).isEqualTo(Mode.OBSERVE);
        assertThat(installation.configuration().settings().self())
                .isEqualTo(base.configuration().settings().self());
        assertThat(installation.only("ClusterRole").at("/rules/0/verbs")).hasToString(READ);
        assertThat(installation.names()).isEqualTo(base.names());
    }

    @Test
    void readOnlyChangesTheRightToWriteAndNothingElse() {
        Rendered installation = Kustomize.baseWith(scratch, "read-only");

        assertThat(installation.only("ClusterRole").at("/rules/0/verbs")).hasToString(READ);
        List<JsonNode> changed = new ArrayList<>(installation.objects());
        changed.removeAll(base.objects());
        assertThat(changed).containsExactly(installation.only("ClusterRole"));
    }

    @Test
    void namespacedLeavesNoRightInTheWholeCluster() {
        Rendered installation = Kustomize.baseWith(scratch, "namespaced");

        assertThat(installation.all("ClusterRole")).isEmpty();
        assertThat(installation.all("ClusterRoleBinding")).isEmpty();
        assertThat(installation.objects()).hasSize(base.objects().size() - 2);
    }

    @Test
    void aTenantGetsTheRulesOfTheClusterRole() {
        Rendered overlay = Kustomize.folder("overlays/namespaced");
        List<String> namespaces = overlay.configuration().namespaces();

        assertThat(namespaces).isNotEmpty();
        for (String namespace : namespaces) {
            JsonNode role = inNamespace(overlay, "Role", namespace);
            JsonNode binding = inNamespace(overlay, "RoleBinding", namespace);
            assertThat(role.path("rules")).isEqualTo(base.only("ClusterRole").path("rules"));
            assertThat(binding.at("/roleRef/kind").asText()).isEqualTo("Role");
            assertThat(binding.at("/roleRef/name")).isEqualTo(role.at("/metadata/name"));
            assertThat(binding.path("subjects"))
                    .isEqualTo(base.only("ClusterRoleBinding").path("subjects"));
        }
        assertThat(overlay.all("Role")).hasSize(namespaces.size() + 1);
        assertThat(overlay.all("ClusterRole")).isEmpty();
    }

    @Test
    void readOnlyTakesTheRightToWriteFromTenantsToo() {
        Rendered installation =
                Kustomize.with(scratch, "overlays/namespaced", List.of("read-only"));

        assertThat(installation.all("Role"))
                .filteredOn(
                        role -> role.at("/metadata/name").asText().equals("rangekeeper-policies"))
                .hasSize(2)
                .allSatisfy(role -> assertThat(role.at("/rules/0/verbs")).hasToString(READ));
        assertThat(installation.all("Role"))
                .filteredOn(role -> role.at("/metadata/name").asText().equals("rangekeeper"))
                .containsExactly(base.only("Role"));
    }

    @Test
    void theOtherComponentsOnlyAddObjects() {
        Rendered installation =
                Kustomize.baseWith(scratch, "tenants-by-label", "prometheus-operator", "admission");
        List<String> added = new ArrayList<>(installation.names());
        added.removeAll(base.names());

        assertThat(installation.objects()).containsAll(base.objects());
        assertThat(added)
                .containsExactlyInAnyOrder(
                        "ClusterRole rangekeeper-namespaces",
                        "ClusterRoleBinding rangekeeper-namespaces",
                        "ServiceMonitor rangekeeper/rangekeeper",
                        "PrometheusRule rangekeeper/rangekeeper",
                        "ValidatingAdmissionPolicy rangekeeper",
                        "ValidatingAdmissionPolicyBinding rangekeeper");
    }

    @Test
    void theExampleSetsItsImageAndItsConfiguration() {
        Rendered overlay = Kustomize.folder("overlays/example");

        assertThat(overlay.container().path("image").asText())
                .isEqualTo("registry.example.com/rangekeeper:0.1.0");
        assertThat(overlay.configuration().sets().keySet()).isEqualTo(Set.of("object-storage"));
        assertThat(overlay.configuration().settings().tenants().needsLabels()).isTrue();
        assertThat(overlay.names()).contains("ClusterRole rangekeeper-namespaces");
    }

    @Test
    void everyInstallationKnowsWhereTheControllerIs() {
        for (String folder : List.of("overlays/example", "overlays/namespaced")) {
            assertThat(Kustomize.folder(folder).configuration().settings().self())
                    .isEqualTo(base.configuration().settings().self());
        }
    }

    private static JsonNode inNamespace(Rendered rendered, String kind, String namespace) {
        return rendered.all(kind).stream()
                .filter(object -> object.at("/metadata/namespace").asText().equals(namespace))
                .findFirst()
                .orElseThrow();
    }
}
