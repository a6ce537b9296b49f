package io.rangekeeper.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What `deploy` allows the product's ServiceAccount, on a real cluster.
public final class Rights {
    private static final String NAMESPACES = "/api/v1/namespaces";
    private static final String POLICIES = "/apis/networking.k8s.io/v1/networkpolicies";
    private static final String BINDING =
            "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/rangekeeper-namespaces";

    private final TestCluster cluster;
    private final String token;

    private Rights(TestCluster cluster, String token) {
        this.cluster = cluster;
        this.token = token;
    }

    /// Those of `base/rbac.yaml`, and no others.
    public static Rights installed(TestCluster cluster) throws IOException, InterruptedException {
        for (String file : List.of("namespace", "service-account", "rbac")) {
            cluster.admin().apply(Files.readString(Path.of("deploy/base", file + ".yaml")));
        }
        Rights rights =
                new Rights(cluster, cluster.serviceAccountToken("rangekeeper", "rangekeeper"));
        rights.await(POLICIES, 200);
        rights.await(NAMESPACES, 403);
        return rights;
    }

    public String token() {
        return token;
    }

    /// Those of `components/tenants-by-label` too.
    public void addNamespaces() throws IOException, InterruptedException {
        cluster.admin()
                .apply(Files.readString(Path.of("deploy/components/tenants-by-label/rbac.yaml")));
        await(NAMESPACES, 200);
    }

    /// The cluster is that of all tests.
    public void removeNamespaces() throws InterruptedException {
        if (cluster.admin().send("DELETE", BINDING).code() != 404) {
            await(NAMESPACES, 403);
        }
    }

    /// A role takes a moment to reach the server's authorizer.
    private void await(String path, int code) throws InterruptedException {
        KubeApi account = cluster.as(token);
        for (int i = 0; i < 100; i++) {
            if (account.send("GET", path).code() == code) {
                return;
            }
            Thread.sleep(Duration.ofMillis(100));
        }
        throw new AssertionError("the roles of deploy do not answer " + path + " with " + code);
    }
}
