package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.store.StoreException;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.KubeApi;
import io.rangekeeper.testing.Rights;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How namespaces are labelled, read with the rights that `deploy` gives.
@ExtendWith(ClusterExtension.class)
class NamespacesIT {
    private final TestCluster cluster;
    private final Rights rights;
    private String labelled = "";
    private String bare = "";

    NamespacesIT(TestCluster cluster) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.rights = Rights.installed(cluster);
    }

    @BeforeEach
    void createNamespaces() {
        labelled = cluster.freshNamespace();
        bare = cluster.freshNamespace();
        cluster.admin()
                .apply(
                        """
                        apiVersion: v1
                        kind: Namespace
                        metadata:
                          name: %s
                          labels: {rangekeeper.io/allowed: "true", team: shop}
                        """
                                .formatted(labelled));
    }

    @AfterEach
    void removeTheRight() throws InterruptedException {
        rights.removeNamespaces();
    }

    @Test
    void theLabelsOfAllNamespacesAreReadPageByPage() throws IOException, InterruptedException {
        rights.addNamespaces();

        assertKnown(store(List.of(), 1).namespaces());
    }

    @Test
    void whereSomeNamespacesAreLookedAtThoseAreAskedFor() throws IOException, InterruptedException {
        rights.addNamespaces();

        Namespaces namespaces = store(List.of(labelled, bare, "nowhere"), 100).namespaces();

        assertKnown(namespaces);
        assertThat(namespaces.labels("default")).isEmpty();
    }

    @Test
    void withoutTheRightItIsAnErrorThatNamesIt() {
        for (List<String> namespaces : List.of(List.<String>of(), List.of(labelled))) {
            ClusterStore store = store(namespaces, 100);

            assertThat(store.list().unreadable()).isEmpty();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(store::namespaces)
                    .withMessageContaining(namespaces.isEmpty() ? "cannot list" : "cannot get")
                    .withMessageContaining("resource \"namespaces\"")
                    .withMessageEndingWith(
                            "tenants.namespaceLabels needs get, list and watch on namespaces,"
                                    + " which deploy/components/tenants-by-label allows");
        }
    }

    @Test
    void theRightIsToReadThemAndNothingElse() throws IOException, InterruptedException {
        rights.addNamespaces();
        KubeApi account = cluster.as(rights.token());
        String one = ApiPaths.namespace(bare);

        assertThat(account.send("GET", one).code()).isEqualTo(200);
        assertThat(account.send("DELETE", one).code()).isEqualTo(403);
        assertThat(
                        account.send(
                                        "GET",
                                        ApiPaths.ALL_NAMESPACES + "?watch=true&timeoutSeconds=1")
                                .code())
                .isEqualTo(200);
        assertThat(
                        account.send(
                                        "PATCH",
                                        one,
                                        "application/merge-patch+json",
                                        "{\"metadata\":{\"labels\":{\"rangekeeper.io/allowed\":\"true\"}}}")
                                .code())
                .isEqualTo(403);
    }

    private void assertKnown(Namespaces namespaces) {
        assertThat(namespaces.labels(labelled).orElseThrow())
                .containsEntry("rangekeeper.io/allowed", "true")
                .containsEntry("team", "shop");
        assertThat(namespaces.labels(bare).orElseThrow())
                .doesNotContainKey("rangekeeper.io/allowed");
        assertThat(namespaces.labels("nowhere")).isEmpty();
    }

    private ClusterStore store(List<String> namespaces, int pageSize) {
        ApiConnection api =
                new ApiConnection(
                        new Clusters(Map.of(), Path.of(""))
                                .server(
                                        Optional.of(cluster.kubeconfig(rights.token())),
                                        Optional.empty()));
        return new ClusterStore(api, new PolicyLists(api, namespaces, pageSize));
    }
}
