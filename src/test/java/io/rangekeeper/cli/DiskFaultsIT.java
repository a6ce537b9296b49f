package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.store.DiskSnapshots;
import io.rangekeeper.feed.store.Retention;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.ControllerProcess;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A controller that cannot write down what it learns: policies are kept all the same.
@ExtendWith(ClusterExtension.class)
class DiskFaultsIT {
    private static final String MORE = "20.1.0.0/24";
    private static final String WRITABLE = "rangekeeper_snapshot_store_writable";
    private static final String LAST = "20.2.0.0/24";

    private final RunScene scene;
    private final SmallDisk disk;

    DiskFaultsIT(TestCluster cluster, @TempDir Path folder)
            throws IOException, InterruptedException {
        scene = new RunScene(cluster, folder);
        disk = new SmallDisk(scene.state("one"));
    }

    @BeforeAll
    static void check() throws Exception {
        assumeTrue(
                SmallDisk.isPossible(),
                "no small disk: unshare --user --mount is not permitted here, or not installed");
    }

    @AfterEach
    void end() throws IOException {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeStoredIsWrittenAndStoredLater(SmallDisk.Trouble trouble) throws Exception {
        ControllerProcess one = start("rw");
        awaitBlocks(RunScene.FILLED);
        scene.until("it is stored", () -> stored(one).equals(List.of(RunScene.FILLED)));

        disk.fail(one, trouble);
        publish(RunScene.FILLED, MORE);
        awaitBlocks(RunScene.FILLED, MORE);
        scene.until("it is told", () -> one.log().contains("cannot be written, memory has to do"));
        scene.edit("first", "30.0.0.0/24");
        awaitBlocks(RunScene.FILLED, MORE);
        assertThat(RunScene.ready(one)).isTrue();
        assertThat(stored(one)).containsExactly(RunScene.FILLED);
        assertThat(one.metric(WRITABLE)).isZero();

        disk.mend(one, trouble);
        // Nothing new, and then something.
        scene.refetch();
        scene.until("it is told", () -> one.log().contains("can be written again"));
        assertThat(stored(one)).containsExactly(RunScene.FILLED, MORE);
        assertThat(one.metric(WRITABLE)).isEqualTo(1);
        assertThat(one.metric("rangekeeper_snapshot_store_free_bytes")).isBetween(1.0, 262_144.0);
        publish(RunScene.FILLED, MORE, LAST);
        scene.until("it is stored", () -> stored(one).contains(LAST));
        assertThat(one.log().split("memory has to do", -1)).hasSize(2);
    }

    @Test
    void whoCannotWriteFromTheStartSaysSoAndKeepsPolicies() throws Exception {
        ControllerProcess one = start("ro");
        awaitBlocks(RunScene.FILLED);
        publish(RunScene.FILLED, MORE);
        awaitBlocks(RunScene.FILLED, MORE);

        assertThat(RunScene.ready(one)).isTrue();
        assertThat(one.log()).contains("is only read").contains("cannot be written");
        assertThat(stored(one)).isEmpty();
        assertThat(one.metric(WRITABLE)).isZero();
    }

    private ControllerProcess start(String options) throws Exception {
        ControllerProcess one = scene.start(disk.wrapper(options), "one", scene.kubeconfig());
        scene.until("it is ready", () -> RunScene.ready(one));
        scene.create("first");
        return one;
    }

    private void publish(String... blocks) throws IOException {
        scene.publish("office", String.join("\n", blocks));
        scene.refetch();
    }

    private void awaitBlocks(String... blocks) throws Exception {
        scene.until("it is filled", () -> scene.blocks("first").equals(List.of(blocks)));
    }

    /// What somebody would know who began now.
    private List<String> stored(ControllerProcess one) {
        List<String> blocks = new ArrayList<>();
        try (DiskSnapshots store =
                DiskSnapshots.open(disk.seenBy(one), Retention.DEFAULT, warning -> {})) {
            store.snapshots()
                    .current(new DocumentKey("office", ""))
                    .ifPresent(snapshot -> blocks.addAll(texts(snapshot)));
        }
        return blocks;
    }

    private static List<String> texts(Snapshot snapshot) {
        return snapshot.groups().stream()
                .flatMap(group -> group.ranges().stream())
                .map(Object::toString)
                .sorted()
                .toList();
    }
}
