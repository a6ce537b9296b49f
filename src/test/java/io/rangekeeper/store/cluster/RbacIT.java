package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.WriteResult;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.KubeApi;
import io.rangekeeper.testing.Rights;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `deploy/base/rbac.yaml` allows what is needed, and nothing else.
@ExtendWith(ClusterExtension.class)
class RbacIT {
    private static final String JSON = "application/json";
    private static final String OWN_LEASES = leases("rangekeeper");

    private final TestCluster cluster;
    private String namespace = "";
    private String token = "";

    RbacIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void install() throws IOException, InterruptedException {
        namespace = cluster.freshNamespace();
        token = Rights.installed(cluster).token();
    }

    @Test
    void itsServiceAccountCanListReadAndPatch() {
        cluster.admin().create(Policies.managed(namespace, "stripe"));
        ClusterStore store =
                new Clusters(Map.of(), Path.of(""))
                        .connect(
                                Optional.of(cluster.kubeconfig(token)),
                                Optional.empty(),
                                List.of());

        NetworkPolicy listed =
                store.list().policies().stream()
                        .filter(policy -> policy.namespace().equals(namespace))
                        .findFirst()
                        .orElseThrow();

        assertThat(store.write(Policies.change(listed, "3.18.12.63/32")))
                .isEqualTo(new WriteResult.Written());
        assertThat(store.reread(listed)).isPresent();
    }

    @Test
    void itsServiceAccountCanKeepTheLeaseOfItsOwnNamespace() {
        KubeApi account = cluster.as(token);
        String path = OWN_LEASES + "/rangekeeper";
        cluster.admin().send("DELETE", path);

        assertThat(account.send("POST", OWN_LEASES, JSON, lease("rangekeeper")).code())
                .isEqualTo(201);
        assertThat(account.send("PUT", path, JSON, account.get(path).toString()).code())
                .isEqualTo(200);
        cluster.admin().delete(path);
    }

    private static String leases(String namespace) {
        return "/apis/coordination.k8s.io/v1/namespaces/" + namespace + "/leases";
    }

    private static String lease(String name) {
        return """
        {"apiVersion":"coordination.k8s.io/v1","kind":"Lease","metadata":{"name":"%s"}}
        """
                .formatted(name);
    }

    /// A request that is refused.
    private record Case(String method, String path, String body) {}

    @Test
    void itsServiceAccountCanDoNothingElse() {
        ObjectNode policy = Policies.managed(namespace, "stripe");
        cluster.admin().create(policy);
        String policies = ApiPaths.policies(namespace);
        ObjectNode another = Policies.managed(namespace, "another");
        KubeApi account = cluster.as(token);

        for (Case refused :
                List.of(
                        new Case("POST", policies, another.toString()),
                        new Case("PUT", policies + "/stripe", policy.toString()),
                        new Case("DELETE", policies + "/stripe", ""),
                        new Case("DELETE", policies, ""),
                        new Case("GET", "/apis/events.k8s.io/v1/events", ""),
                        new Case("DELETE", OWN_LEASES + "/rangekeeper", ""),
                        new Case("GET", OWN_LEASES, ""),
                        new Case("GET", OWN_LEASES + "/another", ""),
                        new Case("PUT", OWN_LEASES + "/another", lease("another")),
                        new Case("POST", leases(namespace), lease("rangekeeper")),
                        new Case("GET", "/api/v1/secrets", ""),
                        new Case("GET", "/api/v1/namespaces/" + namespace + "/secrets", ""),
                        new Case("GET", "/api/v1/namespaces", ""),
                        new Case("GET", "/api/v1/pods", ""),
                        new Case("GET", "/apis/apps/v1/deployments", ""))) {
            KubeApi.Reply reply =
                    account.send(
                            refused.method(),
                            refused.path(),
                            refused.body().isEmpty() ? "" : JSON,
                            refused.body());
            assertThat(reply.code()).as("%s", refused).isEqualTo(403);
        }
    }
}
