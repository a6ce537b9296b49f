package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.FaultProxy;
import io.rangekeeper.testing.Rights;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One replica leads at a time, with the rights that `deploy` gives.
@ExtendWith(ClusterExtension.class)
class LeadershipIT {
    private static final String LEASES =
            "/apis/coordination.k8s.io/v1/namespaces/rangekeeper/leases";
    private static final String LEASE = LEASES + "/rangekeeper";
    private static final LeaseTimes QUICK =
            new LeaseTimes(Duration.ofSeconds(4), Duration.ofSeconds(2), Duration.ofMillis(400));

    private final TestCluster cluster;
    private final String token;
    private final List<LeaseLeadership> replicas = new ArrayList<>();

    LeadershipIT(TestCluster cluster) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.token = Rights.installed(cluster).token();
        cluster.admin().send("DELETE", LEASE);
    }

    @AfterEach
    void end() {
        replicas.forEach(LeaseLeadership::close);
        cluster.admin().send("DELETE", LEASE);
    }

    @Test
    void oneOfTwoLeadsAndHandsOverAtOnceWhenItIsClosed() throws InterruptedException {
        LeaseLeadership first = replica("first", cluster.kubeconfig(token));
        AtomicInteger told = new AtomicInteger();
        first.start(told::incrementAndGet);
        Following.await(first::isLeader);
        LeaseLeadership second = replica("second", cluster.kubeconfig(token));
        second.start(() -> {});
        Following.await(() -> second.leader().equals(Optional.of("first")));
        Thread.sleep(3_000);
        assertThat(first.isLeader()).isTrue();
        assertThat(second.isLeader()).isFalse();
        assertThat(told).hasValue(1);

        long before = System.nanoTime();
        first.close();
        assertThat(first.isLeader()).isFalse();
        assertThat(cluster.admin().get(LEASE).at("/spec/holderIdentity").asText())
                .isNotEqualTo("first");
        Following.await(second::isLeader);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(QUICK.lease());
        assertThat(second.leader()).contains("second");
        assertThat(cluster.admin().get(LEASE).at("/spec/holderIdentity").asText())
                .isEqualTo("second");
    }

    @Test
    void whoIsCutOffStopsLeadingBeforeAnotherOneBeginsAndComesBackLater() throws Exception {
        try (FaultProxy proxy = FaultProxy.before(cluster.address())) {
            LeaseLeadership first = replica("first", cluster.kubeconfig(token, proxy));
            first.start(() -> {});
            Following.await(first::isLeader);
            LeaseLeadership second = replica("second", cluster.kubeconfig(token));
            second.start(() -> {});

            proxy.set(FaultProxy.Mode.HANG);
            Following.await(() -> {
                boolean led = second.isLeader();
                assertThat(led && first.isLeader()).isFalse();
                return led;
            });
            proxy.set(FaultProxy.Mode.PASS);
            Following.await(() -> first.leader().equals(Optional.of("second")));
            assertThat(first.isLeader()).isFalse();

            second.close();
            Following.await(first::isLeader);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"spec\":{}",
                ",\"spec\":{\"holderIdentity\":\"\",\"leaseDurationSeconds\":60,"
                        + "\"acquireTime\":\"2026-01-01T00:00:00.000000Z\","
                        + "\"renewTime\":\"2026-01-01T00:00:00.000000Z\"}",
                ",\"spec\":{\"holderIdentity\":\"another\",\"leaseDurationSeconds\":1,"
                        + "\"acquireTime\":\"2026-01-01T00:00:00.000000Z\","
                        + "\"renewTime\":\"2026-01-01T00:00:00.000000Z\"}"
            })
    void aLeaseThatIsEmptyOrRanOutIsTakenOver(String spec) throws InterruptedException {
        create(spec);
        LeaseLeadership first = replica("first", cluster.kubeconfig(token));
        first.start(() -> {});

        Following.await(first::isLeader);

        JsonNode lease = cluster.admin().get(LEASE);
        assertThat(lease.at("/spec/holderIdentity").asText()).isEqualTo("first");
        assertThat(lease.at("/spec/leaseTransitions").asInt()).isEqualTo(1);
        assertThat(lease.at("/spec/leaseDurationSeconds").asInt()).isEqualTo(4);
    }

    @Test
    void whoLosesTheLeaseStrivesForItAgain() throws InterruptedException {
        LeaseLeadership first = replica("first", cluster.kubeconfig(token));
        first.start(() -> {});
        Following.await(first::isLeader);

        cluster.admin().delete(LEASE);
        create(
                ",\"spec\":{\"holderIdentity\":\"another\",\"leaseDurationSeconds\":1,"
                        + "\"acquireTime\":\"2026-01-01T00:00:00.000000Z\","
                        + "\"renewTime\":\"2026-01-01T00:00:00.000000Z\"}");
        Following.await(() -> !first.isLeader());

        Following.await(first::isLeader);
    }

    @Test
    void whoMayNotKeepTheLeaseDoesNotLeadAndItsThreadsEnd() throws InterruptedException {
        String nobody = cluster.serviceAccountToken(cluster.freshNamespace(), "nobody");
        LeaseLeadership refused = replica("refused", cluster.kubeconfig(nobody));
        refused.start(() -> {});
        Thread.sleep(1_500);

        assertThat(refused.isLeader()).isFalse();
        assertThat(refused.leader()).isEmpty();
        refused.close();
        Following.await(() ->
                Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("leader")));
    }

    private void create(String spec) {
        String lease =
                """
                {"apiVersion":"coordination.k8s.io/v1","kind":"Lease","metadata":{"name":"rangekeeper"}%s}
                """
                        .formatted(spec);
        assertThat(cluster.admin().send("POST", LEASES, "application/json", lease).code())
                .isEqualTo(201);
    }

    private LeaseLeadership replica(String name, Path kubeconfig) {
        ApiConnection api =
                new ApiConnection(
                                new Clusters(Map.of(), Path.of(""))
                                        .server(Optional.of(kubeconfig), Optional.empty()))
                        .apart(QUICK.patience());
        LeaseLeadership replica =
                new LeaseLeadership(api, "rangekeeper", "rangekeeper", name, QUICK);
        replicas.add(replica);
        return replica;
    }
}
