package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.ControllerProcess;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Two controllers as real processes, with the rights of `deploy/base/rbac.yaml` and nothing else.
@ExtendWith(ClusterExtension.class)
class RunIT {
    private final TestCluster cluster;

    private final RunScene scene;

    RunIT(TestCluster cluster, @TempDir Path folder) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.scene = new RunScene(cluster, folder);
    }

    @AfterEach
    void end() throws IOException {
        scene.close();
    }

    @Test
    void policiesAreKeptAndWhoeverLeadsIsReplacedWhenItIsKilled() throws Exception {
        ControllerProcess one = scene.start("one");
        scene.until("one leads", () -> scene.leader().equals("one"));
        ControllerProcess two = scene.start("two");
        scene.until("both are ready", () -> RunScene.ready(one) && RunScene.ready(two));

        scene.create("first");
        scene.until("it is filled", () -> scene.blocks("first").equals(List.of(RunScene.FILLED)));
        scene.edit("first", "30.0.0.0/24");
        scene.until(
                "it is corrected", () -> scene.blocks("first").equals(List.of(RunScene.FILLED)));
        scene.until("told", () -> scene.reasons("first").contains("RangesUpdated"));
        scene.until("told", () -> scene.reasons("first").contains("DriftCorrected"));
        assertThat(RunScene.body(one, "/metrics")).contains("rangekeeper_leader 1");
        assertThat(RunScene.body(two, "/metrics")).contains("rangekeeper_leader 0");
        assertThat(RunScene.body(two, "/api/v1/policies")).contains("\"first\"");

        one.signal("KILL");
        scene.create("second");

        scene.until(
                "the other one leads",
                () -> scene.blocks("second").equals(List.of(RunScene.FILLED)));
        assertThat(scene.leader()).isEqualTo("two");
        assertThat(scene.managers("second")).contains("rangekeeper");
    }

    @Test
    void aFeedThatNobodyNeedsAnyMoreIsMeasuredNoMore() throws Exception {
        scene.publish("vendor", "20.1.0.0/24");
        ControllerProcess one = scene.start("one");
        scene.create("first");
        scene.create("second", "vendor");
        scene.until(
                "both are measured",
                () ->
                        measures(one, "office")
                                && measures(one, "vendor")
                                && scene.blocks("second").equals(List.of("20.1.0.0/24")));

        scene.delete("second");

        scene.until("one is measured", () -> measures(one, "office") && !measures(one, "vendor"));
    }

    private static boolean measures(ControllerProcess process, String feed)
            throws InterruptedException {
        return RunScene.body(process, "/metrics").contains("feed=\"" + feed + "\"");
    }

    @Test
    void whoWasFrozenWritesNothingWhenItWakesUp() throws Exception {
        ControllerProcess one = scene.start("one");
        scene.until("one leads", () -> scene.leader().equals("one"));
        ControllerProcess two = scene.start("two");
        scene.until("both are ready", () -> RunScene.ready(one) && RunScene.ready(two));

        one.signal("STOP");
        scene.until("the other one leads", () -> scene.leader().equals("two"));
        scene.create("first");
        scene.until("it is filled", () -> scene.blocks("first").equals(List.of(RunScene.FILLED)));
        String version = scene.version("first");
        one.signal("CONT");
        scene.until(
                "it noticed",
                () -> RunScene.body(one, "/metrics").contains("rangekeeper_leader 0"));

        assertThat(scene.leader()).isEqualTo("two");
        assertThat(scene.version("first")).isEqualTo(version);
        assertThat(RunScene.body(one, "/metrics"))
                .contains("rangekeeper_policy_patches_total{outcome=\"applied\"} 0.0");
        assertThat(RunScene.body(two, "/metrics"))
                .contains("rangekeeper_policy_patches_total{outcome=\"applied\"} 1.0");
    }

    @Test
    void whoIsStoppedLetsAnotherOneLeadAtOnceAndEnds() throws Exception {
        ControllerProcess one = scene.start("one");
        scene.until("one leads", () -> scene.leader().equals("one"));
        ControllerProcess two = scene.start("two");
        scene.until("both are ready", () -> RunScene.ready(one) && RunScene.ready(two));

        one.signal("TERM");

        scene.until("it has ended", () -> !one.isAlive());
        scene.until("the other one leads", () -> scene.leader().equals("two"));
        scene.create("first");
        scene.until("it is filled", () -> scene.blocks("first").equals(List.of(RunScene.FILLED)));
        assertThat(one.log()).contains("stopping").doesNotContain("not everything ended");
    }

    @Test
    void aConfigurationIsTakenUpWithoutARestartAndRefusedWhenItIsWrong() throws Exception {
        ControllerProcess one = scene.start("one");
        scene.until("it is ready", () -> RunScene.ready(one));
        scene.create("first");
        scene.until("it is filled", () -> scene.blocks("first").equals(List.of(RunScene.FILLED)));

        scene.configure("mode: nonsense");
        scene.until("it is told", () -> !RunScene.ready(one));
        assertThat(RunScene.body(one, "/readyz")).contains("mode");
        scene.create("second");
        scene.until(
                "the old one is in force",
                () -> scene.blocks("second").equals(List.of(RunScene.FILLED)));

        String other = cluster.freshNamespace();
        scene.configure("namespaces: [" + scene.namespace() + ", " + other + "]");
        scene.until("it is ready again", () -> RunScene.ready(one));
        scene.moves(other);
        scene.create("third");
        scene.until(
                "the new one is in force",
                () -> scene.blocks("third").equals(List.of(RunScene.FILLED)));
    }

    @Test
    void aPolicyThatLosesItsLabelIsLeftAlone() throws Exception {
        ControllerProcess one = scene.start("one");
        scene.until("it is ready", () -> RunScene.ready(one));
        scene.create("first");
        scene.until("it is filled", () -> scene.blocks("first").equals(List.of(RunScene.FILLED)));
        scene.until(
                "it is seen", () -> RunScene.body(one, "/api/v1/policies").contains("\"first\""));

        cluster.admin()
                .send(
                        "PATCH",
                        scene.path("first"),
                        "application/merge-patch+json",
                        "{\"metadata\":{\"labels\":{\"rangekeeper.io/managed\":null}}}");
        scene.until(
                "it is forgotten",
                () -> !RunScene.body(one, "/api/v1/policies").contains("\"first\""));
        scene.edit("first", "30.0.0.0/24");
        scene.create("second");
        scene.until(
                "others are kept", () -> scene.blocks("second").equals(List.of(RunScene.FILLED)));

        assertThat(scene.blocks("first")).containsExactly("30.0.0.0/24");
    }
}
