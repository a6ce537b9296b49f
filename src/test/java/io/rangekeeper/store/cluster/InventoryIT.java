package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.reach.Gap;
import io.rangekeeper.reach.Inventory;
import io.rangekeeper.reach.Workload;
import io.rangekeeper.testing.ClusterExtension;
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

/// What `lint` and `explain` read of a cluster, with the rights of a person and with few.
@ExtendWith(ClusterExtension.class)
class InventoryIT {
    private final TestCluster cluster;
    private final Rights rights;
    private String namespace = "";

    InventoryIT(TestCluster cluster) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.rights = Rights.installed(cluster);
    }

    @BeforeEach
    void createObjects() {
        namespace = cluster.freshNamespace();
        cluster.admin()
                .apply(
                        """
                        {apiVersion: v1, kind: Namespace, metadata: {name: %1$s, labels: {team: shop}}}
                        ---
                        {apiVersion: v1, kind: ServiceAccount, metadata: {name: default, namespace: %1$s}}
                        ---
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: web, namespace: %1$s, labels: {app: web}}
                        spec:
                          automountServiceAccountToken: false
                          containers: [{name: a, image: none, ports: [{name: http, containerPort: 8080}]}]
                        ---
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata: {name: unlabelled, namespace: %1$s}
                        spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}
                        ---
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata: {name: labelled, namespace: %1$s, labels: {rangekeeper.io/managed: "true"}}
                        spec: {podSelector: {}}
                        """
                                .formatted(namespace));
    }

    @Test
    void everyPolicyEveryPodAndEveryNamespaceIsReadPageByPage() {
        for (List<String> where : List.of(List.<String>of(), List.of(namespace))) {
            Inventory inventory = inventory(cluster.adminKubeconfig(), where, 1).read();

            assertThat(inventory.gaps()).isEmpty();
            assertThat(policies(inventory)).containsExactly("labelled", "unlabelled");
            assertThat(inventory.labels(namespace).orElseThrow()).containsEntry("team", "shop");
            assertThat(inventory.workloads())
                    .filteredOn(pod -> pod.namespace().equals(namespace))
                    .extracting(Workload::words)
                    .containsExactly("Pod " + namespace + "/web");
        }
    }

    @Test
    void withoutTheRightToListPodsPoliciesAreReadAllTheSame() {
        Inventory inventory = inventory(cluster.kubeconfig(rights.token()), List.of(), 100).read();

        assertThat(policies(inventory)).containsExactly("labelled", "unlabelled");
        assertThat(inventory.workloads()).isEmpty();
        assertThat(inventory.gaps())
                .hasSize(2)
                .noneMatch(Gap::policy)
                .extracting(Gap::problem)
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("pods: ").contains("it takes list on pods"))
                .anySatisfy(problem -> assertThat(problem).startsWith("namespaces: "));
    }

    private List<String> policies(Inventory inventory) {
        return inventory.policies().stream()
                .filter(policy -> policy.namespace().equals(namespace))
                .map(NetworkPolicy::name)
                .toList();
    }

    private static ClusterInventory inventory(
            Path kubeconfig, List<String> namespaces, int pageSize) {
        ApiConnection api =
                new ApiConnection(
                        new Clusters(Map.of(), Path.of(""))
                                .server(Optional.of(kubeconfig), Optional.empty()));
        return new ClusterInventory(api, namespaces, pageSize);
    }
}
