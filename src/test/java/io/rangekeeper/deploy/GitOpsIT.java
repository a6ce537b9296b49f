package io.rangekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.Annotations;
import io.rangekeeper.store.cluster.ClusterStore;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.KubeApi;
import io.rangekeeper.testing.TestCluster;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the advice for GitOps tools rests on: whose a field is once Rangekeeper has written to it.
@ExtendWith(ClusterExtension.class)
class GitOpsIT {
    private static final String PATCH =
            """
            [{"op": "replace", "path": "/spec/egress/0/to", "value": [{"ipBlock": {"cidr": "20.0.0.0/24"}}]},
             {"op": "add", "path": "/metadata/annotations/rangekeeper.io~1applied", "value": "{}"}]
            """;

    private final KubeApi admin;
    private final JsonNode manifest;
    private final String path;

    GitOpsIT(TestCluster cluster) throws IOException {
        admin = cluster.admin();
        Path file = Path.of("deploy/gitops/first-policy.yaml");
        manifest = Yaml.readAll(Files.readString(file), file.toString()).getLast();
        ((ObjectNode) manifest.path("metadata")).put("namespace", cluster.freshNamespace());
        path = admin.path(manifest);
    }

    @Test
    void peersThatWereWrittenMakeTheWholeListRangekeepers() {
        admin.apply(manifest.toString());
        write();

        JsonNode fields = fieldsOf(ClusterStore.FIELD_MANAGER);
        assertThat(fields.path("f:spec")).hasToString("{\"f:egress\":{}}");
        assertThat(fields.at("/f:metadata/f:annotations").fieldNames())
                .toIterable()
                .containsExactly("f:" + Annotations.APPLIED);
        admin.delete(path);
    }

    @Test
    void whoAppliesTheManifestAgainTakesTheListBack() {
        admin.apply(manifest.toString());
        write();
        admin.apply(manifest.toString());

        JsonNode live = admin.get(path);
        assertThat(live.at("/spec/egress/0/to")).isEqualTo(manifest.at("/spec/egress/0/to"));
        assertThat(live.at("/metadata/annotations").path(Annotations.APPLIED).asText())
                .isEqualTo("{}");
        admin.delete(path);
    }

    private void write() {
        String manager = "?fieldManager=" + ClusterStore.FIELD_MANAGER;
        assertThat(admin.send("PATCH", path + manager, "application/json-patch+json", PATCH).code())
                .isEqualTo(200);
    }

    private JsonNode fieldsOf(String manager) {
        for (JsonNode entry : admin.get(path).at("/metadata/managedFields")) {
            if (entry.path("manager").asText().equals(manager)) {
                return entry.path("fieldsV1");
            }
        }
        throw new AssertionError("nothing is " + manager + "'s");
    }
}
