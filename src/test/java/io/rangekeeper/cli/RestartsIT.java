package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.testing.ControllerProcess;
import io.rangekeeper.testing.OwnCluster;
import io.rangekeeper.testing.OwnClusterExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A controller whose API server, or the store behind it, is killed and started again.
@ExtendWith(OwnClusterExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartsIT {
    private static final String GROWN = "20.1.0.0/24";
    private static final String MORE = "20.2.0.0/24";

    private final OwnCluster own;
    private final RunScene scene;
    private final ControllerProcess one;

    RestartsIT(OwnCluster own, @TempDir Path folder) throws IOException, InterruptedException {
        this.own = own;
        this.scene = new RunScene(own.cluster(), folder);
        // What one test withdraws is not open in the next one.
        scene.configure("namespaces: [" + scene.namespace() + "]\nguard: {removalHold: 0s}");
        this.one = scene.start("one");
    }

    @BeforeAll
    void begin() throws Exception {
        scene.until("it is ready", () -> RunScene.ready(one));
        scene.until("it leads", () -> scene.leader().equals("one"));
    }

    @AfterAll
    void end() throws IOException {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsKilledAndStartedAgainIsFollowedAsBefore(OwnCluster.Part part) throws Exception {
        String policy = part.name().toLowerCase(Locale.ROOT).replace('_', '-');
        publish(RunScene.FILLED);
        scene.create(policy);
        scene.until("it is filled", () -> holds(policy, RunScene.FILLED));

        own.kill(part);
        publish(RunScene.FILLED, GROWN);
        Thread.sleep(Duration.ofSeconds(6));
        assertThat(one.isAlive()).isTrue();
        assertThat(RunScene.body(one, "/livez")).contains("ok");
        own.restart(part);

        scene.until(
                "what was published meanwhile is written",
                () -> holds(policy, RunScene.FILLED, GROWN));
        scene.edit(policy, "30.0.0.0/24");
        scene.until("an edit is mended", () -> holds(policy, RunScene.FILLED, GROWN));
        publish(RunScene.FILLED, GROWN, MORE);
        scene.until(
                "what is published is written", () -> holds(policy, RunScene.FILLED, GROWN, MORE));
        assertThat(scene.leader()).isEqualTo("one");
    }

    private void publish(String... blocks) throws IOException {
        scene.publish("office", String.join("\n", blocks));
        scene.refetch();
    }

    private boolean holds(String policy, String... blocks) {
        return scene.blocks(policy).equals(List.of(blocks));
    }
}
