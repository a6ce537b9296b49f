package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.PolicyEvents.Reason;
import io.rangekeeper.store.PolicyName;
import io.rangekeeper.store.WriteResult;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.Rights;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// All that a controller needs of a cluster works together, with the rights that `deploy` gives.
@ExtendWith(ClusterExtension.class)
class ClusterAccessIT {
    private static final String LEASE =
            "/apis/coordination.k8s.io/v1/namespaces/rangekeeper/leases/rangekeeper";

    private final TestCluster cluster;
    private final Path kubeconfig;

    ClusterAccessIT(TestCluster cluster) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.kubeconfig = cluster.kubeconfig(Rights.installed(cluster).token());
    }

    @Test
    void aReplicaLeadsSeesWritesAndTells() throws InterruptedException {
        cluster.admin().send("DELETE", LEASE);
        String namespace = cluster.freshNamespace();
        cluster.admin().create(Policies.managed(namespace, "stripe"));
        try (ClusterAccess access =
                new Clusters(Map.of(), Path.of(""))
                        .access(
                                Optional.of(kubeconfig),
                                Optional.empty(),
                                ClusterAccess.Settings.of(
                                        List.of(namespace), false, "pod-1", "rangekeeper"),
                                InstantSource.system())) {
            access.watch().start(_ -> {});
            access.leadership().start(() -> {});
            Following.await(access.watch()::isListed);
            Following.await(access.leadership()::isLeader);

            NetworkPolicy seen =
                    access.watch().policy(new PolicyName(namespace, "stripe")).orElseThrow();
            assertThat(access.store().write(Policies.change(seen, "3.18.12.63/32")))
                    .isEqualTo(new WriteResult.Written());
            access.events().tell(seen, Reason.RANGES_UPDATED, "one block");

            Following.await(() ->
                    access.watch()
                            .policy(PolicyName.of(seen))
                            .filter(now -> !now.egress().equals(seen.egress()))
                            .isPresent());
            Following.await(() ->
                    cluster.admin().get(ApiPaths.events(namespace)).path("items").size() == 1);
        }
        assertThat(cluster.admin().get(LEASE).at("/spec/holderIdentity").asText()).isEmpty();
        cluster.admin().delete(LEASE);
    }
}
