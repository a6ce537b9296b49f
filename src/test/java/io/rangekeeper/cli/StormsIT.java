package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.ControllerProcess;
import io.rangekeeper.testing.FaultProxy;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A controller that has much to do in a short time.
@ExtendWith(ClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StormsIT {
    private static final String MORE = "20.1.0.0/24";
    private static final int MANY = 1_000;
    private static final int STORMED = 200;

    /// After so many edits all connections break.
    private static final int BREAK = 25;

    /// What JVM and HTTP client may do as they like: less than one for each broken connection.
    private static final int FEW = 4;

    private static final long BYTES = 300_000;

    private final RunScene scene;
    private final FaultProxy proxy;
    private final ControllerProcess one;

    StormsIT(TestCluster cluster, @TempDir Path folder) throws IOException, InterruptedException {
        scene = new RunScene(cluster, folder);
        // What a document says is at once what policies hold.
        scene.configure("namespaces: [" + scene.namespace() + "]\nguard: {removalHold: 0s}");
        proxy = FaultProxy.before(cluster.address());
        one = scene.start("one", scene.kubeconfig(proxy));
    }

    @BeforeAll
    void begin() throws Exception {
        scene.until("it is ready", () -> RunScene.ready(one));
        scene.until("it leads", () -> scene.leader().equals("one"));
    }

    @AfterEach
    void clear() {
        scene.deleteAll();
    }

    @AfterAll
    void end() throws IOException {
        scene.close();
        proxy.close();
    }

    @Test
    void aThousandPoliciesAtOnceAreEachWrittenOnce() throws Exception {
        double before = patches();
        try (ExecutorService authors = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < MANY; i++) {
                String name = "many-" + i;
                authors.execute(() -> scene.create(name));
            }
        }

        scene.until("all were written", () -> patches() >= before + MANY);
        scene.until(
                "all are seen", () -> one.metric("rangekeeper_policies{state=\"synced\"}") == MANY);

        assertThat(patches()).isEqualTo(before + MANY);
        assertThat(scene.all()).hasSize(MANY);
        assertThat(areFilled(RunScene.FILLED)).isTrue();
        assertThat(scene.all()).allMatch(policy -> policy.at("/metadata/generation").asInt() == 2);
    }

    @Test
    void nothingIsLeftGrowing() throws Exception {
        for (int i = 0; i < STORMED; i++) {
            scene.create("storm-" + i);
        }
        scene.until("all are filled", () -> areFilled(RunScene.FILLED));
        // Until then classes are loaded and pools are filled.
        storm();
        Figures before = Figures.of(one);

        storm();

        scene.until("threads end", () -> Figures.threads(one) <= before.threads() + FEW);
        scene.until("files are closed", () -> Figures.files(one) <= before.files() + FEW);
        assertThat(Figures.of(one).bytes()).isLessThan(before.bytes() + BYTES);
        assertThat(one.metric("rangekeeper_queue_depth")).isZero();
        assertThat(one.log()).doesNotContain("OutOfMemory");
    }

    /// One edit of each policy, connections that break again and again, and a feed that changes and
    /// changes back; afterwards all is in line.
    private void storm() throws Exception {
        for (int i = 0; i < STORMED; i++) {
            if (i % BREAK == 0) {
                // What was edited until now is only seen by a new watch.
                scene.until("it is mended", () -> areFilled(RunScene.FILLED));
                proxy.reset();
            }
            scene.edit("storm-" + i, "30.0." + i + ".0/24");
        }
        scene.until("it is mended", () -> areFilled(RunScene.FILLED));
        publish(RunScene.FILLED, MORE);
        publish(RunScene.FILLED);
        scene.until("nothing waits", () -> one.metric("rangekeeper_queue_depth") == 0);
    }

    private void publish(String... blocks) throws Exception {
        scene.publish("office", String.join("\n", blocks));
        scene.refetch();
        scene.until("it is written everywhere", () -> areFilled(blocks));
    }

    /// Of any outcome.
    private double patches() throws InterruptedException {
        double sum = 0;
        for (String outcome : List.of("applied", "conflict", "rejected", "failed")) {
            sum += one.metric("rangekeeper_policy_patches_total{outcome=\"" + outcome + "\"}");
        }
        return sum;
    }

    /// Whether every policy holds these blocks.
    private boolean areFilled(String... blocks) {
        return scene.all()
                .valueStream()
                .map(ScenePolicies::blocks)
                .allMatch(List.of(blocks)::equals);
    }
}
