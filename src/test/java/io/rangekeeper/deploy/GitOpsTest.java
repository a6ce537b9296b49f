package io.rangekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.policy.Annotations;
import io.rangekeeper.store.cluster.ClusterStore;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The examples for GitOps tools name what Rangekeeper really writes. The tools themselves were not
/// run.
class GitOpsTest {
    @Test
    void argoCdIgnoresTheFieldsOfOurFieldManagerAndKeepsThemInASync() throws IOException {
        JsonNode spec = read("argo-cd.yaml").path("spec");
        JsonNode ignored = spec.at("/ignoreDifferences/0");

        assertThat(ignored.path("group").asText()).isEqualTo("networking.k8s.io");
        assertThat(ignored.path("kind").asText()).isEqualTo("NetworkPolicy");
        assertThat(ignored.at("/managedFieldsManagers/0").asText())
                .isEqualTo(ClusterStore.FIELD_MANAGER);
        assertThat(spec.at("/syncPolicy/syncOptions"))
                .hasToString("[\"RespectIgnoreDifferences=true\"]");
    }

    @Test
    void fluxIgnoresTheRulesOfLabelledPolicies() throws IOException {
        JsonNode ignored = read("flux.yaml").at("/spec/ignore/0");

        assertThat(ignored.path("paths")).hasToString("[\"/spec/egress\",\"/spec/ingress\"]");
        assertThat(ignored.at("/target/labelSelector").asText())
                .isEqualTo(Annotations.MANAGED + "=true");
    }

    private static JsonNode read(String file) throws IOException {
        return Yaml.read(Files.readString(Path.of("deploy/gitops", file)), file);
    }
}
