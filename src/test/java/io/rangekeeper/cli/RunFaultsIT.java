package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.ControllerProcess;
import io.rangekeeper.testing.FaultProxy;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What happens to controllers, as real processes, in a year: connections that break, hang or are
/// refused, others that write the same policies.
@ExtendWith(ClusterExtension.class)
class RunFaultsIT {
    private static final String APPLIED = "rangekeeper_policy_patches_total{outcome=\"applied\"} ";

    private final TestCluster cluster;
    private final RunScene scene;

    RunFaultsIT(TestCluster cluster, @TempDir Path folder)
            throws IOException, InterruptedException {
        this.cluster = cluster;
        this.scene = new RunScene(cluster, folder);
    }

    @AfterEach
    void end() throws IOException {
        scene.close();
    }

    @Test
    void whoIsCutOffIsReplacedAndWritesNothingWhenItIsBack() throws Exception {
        try (FaultProxy proxy = FaultProxy.before(cluster.address())) {
            ControllerProcess one = scene.start("one", scene.kubeconfig(proxy));
            scene.until("one leads", () -> scene.leader().equals("one"));
            ControllerProcess two = scene.start("two");
            scene.until("both are ready", () -> RunScene.ready(one) && RunScene.ready(two));

            proxy.set(FaultProxy.Mode.HANG);
            scene.until("the other one leads", () -> scene.leader().equals("two"));
            assertThat(RunScene.body(one, "/metrics")).contains("rangekeeper_leader 0");
            scene.create("first");
            scene.until("it is filled", () -> filled("first"));
            proxy.set(FaultProxy.Mode.PASS);
            scene.until("it sees it", () -> scene.inState(one, "first", "synced"));

            assertThat(scene.leader()).isEqualTo("two");
            assertThat(RunScene.body(one, "/metrics")).contains(APPLIED + "0.0");
            assertThat(RunScene.body(two, "/metrics")).contains(APPLIED + "1.0");
        }
    }

    @Test
    void anApiServerThatWasAwayIsFollowedAgain() throws Exception {
        try (FaultProxy proxy = FaultProxy.before(cluster.address())) {
            ControllerProcess one = scene.start("one", scene.kubeconfig(proxy));
            scene.until("it is ready", () -> RunScene.ready(one));
            scene.create("first");
            scene.until("it is filled", () -> filled("first"));

            proxy.set(FaultProxy.Mode.REFUSE);
            proxy.reset();
            scene.create("second");
            scene.edit("first", "30.0.0.0/24");
            Thread.sleep(Duration.ofSeconds(20));
            assertThat(one.isAlive()).isTrue();
            assertThat(RunScene.body(one, "/livez")).contains("ok");
            proxy.set(FaultProxy.Mode.PASS);

            scene.until("all is in line", () -> filled("first") && filled("second"));
        }
    }

    @Test
    void whoRevertsEachChangeIsAnsweredNowAndThenAndWhatHeOpensIsClosed() throws Exception {
        ControllerProcess one = scene.start("one");
        scene.until("it is ready", () -> RunScene.ready(one));
        scene.create("first");
        scene.until("it is filled", () -> filled("first"));

        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        int edits = 0;
        while (System.nanoTime() < end) {
            scene.edit("first", "30.0.0.0/24");
            edits++;
            Thread.sleep(50);
        }
        scene.until("it is closed", () -> filled("first"));

        assertThat(edits).isGreaterThan(100);
        // Three at once, and from then on one a second; the first write filled it.
        assertThat(applied(one)).isBetween(4, 40);
        scene.until("told", () -> scene.reasons("first").contains("Contended"));
        assertThat(scene.reasons("first").size()).isLessThan(20);
    }

    private boolean filled(String name) {
        return scene.blocks(name).equals(List.of(RunScene.FILLED));
    }

    private static int applied(ControllerProcess process) throws InterruptedException {
        return (int) process.metric(APPLIED.strip());
    }
}
