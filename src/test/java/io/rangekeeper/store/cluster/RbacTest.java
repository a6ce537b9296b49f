package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The roles of `deploy` as a text; [RbacIT] and [NamespacesIT] try them out.
class RbacTest {
    private static final String NAMESPACES = "deploy/components/tenants-by-label/rbac.yaml";

    @Test
    void theClusterRoleAllowsWatchingAndPatchingNetworkPoliciesAndWritingEvents()
            throws IOException {
        assertThat(object("ClusterRole").path("rules"))
                .isEqualTo(
                        Yaml.read(
                                """
                                - apiGroups: [networking.k8s.io]
                                  resources: [networkpolicies]
                                  verbs: [get, list, watch, patch]
                                - apiGroups: [events.k8s.io]
                                  resources: [events]
                                  verbs: [create, patch]
                                """,
                                "expected"));
    }

    @Test
    void theRoleAllowsTheOneLeaseInItsOwnNamespace() throws IOException {
        JsonNode role = object("Role");

        assertThat(role.at("/metadata/namespace"))
                .isEqualTo(
                        object("deploy/base/service-account.yaml", "ServiceAccount")
                                .at("/metadata/namespace"));
        assertThat(role.path("rules"))
                .isEqualTo(
                        Yaml.read(
                                """
                                - apiGroups: [coordination.k8s.io]
                                  resources: [leases]
                                  verbs: [create]
                                - apiGroups: [coordination.k8s.io]
                                  resources: [leases]
                                  resourceNames: [rangekeeper]
                                  verbs: [get, update]
                                """,
                                "expected"));
        JsonNode binding = object("RoleBinding");
        assertThat(binding.at("/metadata/namespace")).isEqualTo(role.at("/metadata/namespace"));
        assertThat(binding.at("/roleRef/kind").asText()).isEqualTo("Role");
        assertThat(binding.at("/roleRef/name")).isEqualTo(role.at("/metadata/name"));
        assertThat(binding.path("subjects"))
                .isEqualTo(object("ClusterRoleBinding").path("subjects"));
    }

    @Test
    void theRoleForNamespacesStandsApartAndAllowsReadingThem() throws IOException {
        assertThat(object(NAMESPACES, "ClusterRole").path("rules"))
                .containsExactly(
                        Yaml.read(
                                "{apiGroups: [''], resources: [namespaces], verbs: [get, list, watch]}",
                                "expected"));
        JsonNode binding = object(NAMESPACES, "ClusterRoleBinding");
        assertThat(binding.at("/roleRef/name"))
                .isEqualTo(object(NAMESPACES, "ClusterRole").at("/metadata/name"));
        assertThat(binding.path("subjects"))
                .isEqualTo(object("ClusterRoleBinding").path("subjects"));
    }

    @Test
    void theBindingJoinsTheRoleAndTheServiceAccount() throws IOException {
        JsonNode binding = object("ClusterRoleBinding");
        JsonNode account = object("deploy/base/service-account.yaml", "ServiceAccount");

        assertThat(binding.at("/roleRef/name"))
                .isEqualTo(object("ClusterRole").at("/metadata/name"));
        assertThat(binding.path("subjects")).hasSize(1);
        for (String field : List.of("name", "namespace")) {
            assertThat(binding.at("/subjects/0/" + field))
                    .isEqualTo(account.at("/metadata/" + field));
        }
    }

    private static JsonNode object(String kind) throws IOException {
        return object("deploy/base/rbac.yaml", kind);
    }

    private static JsonNode object(String file, String kind) throws IOException {
        return Yaml.readAll(Files.readString(Path.of(file)), file).stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
