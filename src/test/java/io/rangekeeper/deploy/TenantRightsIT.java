package io.rangekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.KubeApi;
import io.rangekeeper.testing.TestCluster;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `components/namespaced/tenant` gives rights in one namespace and in no other.
@ExtendWith(ClusterExtension.class)
class TenantRightsIT {
    private static final Path FILE = Path.of("deploy/components/namespaced/tenant/rbac.yaml");

    private final TestCluster cluster;

    TenantRightsIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    /// With an account of its own: that of the product may have more, by other tests.
    @Test
    void aTenantGivesAwayItsOwnNamespaceOnly() throws IOException, InterruptedException {
        String tenant = cluster.freshNamespace();
        String other = cluster.freshNamespace();
        KubeApi account = cluster.as(cluster.serviceAccountToken(other, "narrow"));
        for (JsonNode object : Yaml.readAll(Files.readString(FILE), FILE.toString())) {
            ((ObjectNode) object.path("metadata")).put("namespace", tenant);
            for (JsonNode subject : object.path("subjects")) {
                ((ObjectNode) subject).put("namespace", other).put("name", "narrow");
            }
            cluster.admin().apply(object.toString());
        }

        for (int i = 0; i < 100 && list(account, tenant) != 200; i++) {
            Thread.sleep(Duration.ofMillis(100));
        }

        assertThat(list(account, tenant)).isEqualTo(200);
        assertThat(list(account, other)).isEqualTo(403);
        assertThat(account.send("GET", "/apis/networking.k8s.io/v1/networkpolicies").code())
                .isEqualTo(403);
        assertThat(account.send("DELETE", policies(tenant) + "/any").code()).isEqualTo(403);
    }

    private static int list(KubeApi account, String namespace) {
        return account.send("GET", policies(namespace)).code();
    }

    private static String policies(String namespace) {
        return "/apis/networking.k8s.io/v1/namespaces/" + namespace + "/networkpolicies";
    }
}
