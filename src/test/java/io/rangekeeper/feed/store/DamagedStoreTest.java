package io.rangekeeper.feed.store;

import static io.rangekeeper.feed.store.Kept.KEY;
import static io.rangekeeper.feed.store.Kept.MEMORY;
import static io.rangekeeper.feed.store.Kept.NOON;
import static io.rangekeeper.feed.store.Kept.keep;
import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.History;
import io.rangekeeper.feed.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Crashes, full disks and damaged files.
class DamagedStoreTest {
    private static final Instant ONE = NOON.plus(Duration.ofHours(1));
    private static final Instant TWO = NOON.plus(Duration.ofHours(2));
    private static final DocumentKey OTHER = new DocumentKey("stripe", "armada_gator");

    @TempDir private Path folder;

    private final List<String> warnings = new ArrayList<>();

    /// Every change that a second snapshot makes to the disk is cut off once. Afterwards the store
    /// holds the first or the second, whole, and goes on.
    @Test
    void aCrashBetweenAnyTwoWritesLeavesTheOldOrTheNew() throws IOException {
        int steps = stepsOfTheSecondWrite();
        assertThat(steps).isGreaterThan(6);
        for (int step = 0; step < steps; step++) {
            Path root = folder.resolve("crash-" + step);
            Snapshot first;
            Snapshot second;
            try (DiskSnapshots store = open(root, FaultyDisk.withoutFaults())) {
                keep(store, KEY, NOON.minus(Duration.ofDays(40)), "11.9.0.0/24");
                first = keep(store, KEY, NOON.minus(Duration.ofDays(39)), "11.0.0.0/24");
            }
            warnings.clear();
            try (DiskSnapshots store = open(root, new FaultyDisk(step))) {
                second = keep(store, KEY, NOON, "11.0.1.0/24");
                assertThat(store.snapshots().current(KEY)).contains(second);
            }
            assertThat(warnings).hasSize(1);
            warnings.clear();
            try (DiskSnapshots store = open(root, FaultyDisk.withoutFaults())) {
                assertThat(store.snapshots().all()).hasSize(1).isSubsetOf(first, second);
                assertThat(files(root)).noneMatch(name -> name.endsWith(".gz.tmp"));
                keep(store, KEY, ONE, "11.0.2.0/24");
            }
            assertThat(warnings).isEmpty();
            try (DiskSnapshots store = open(root, FaultyDisk.withoutFaults())) {
                assertThat(store.snapshots().current(KEY)).isPresent();
                assertThat(store.history(KEY).current().orElseThrow().from()).isEqualTo(ONE);
            }
        }
    }

    private int stepsOfTheSecondWrite() throws IOException {
        Path root = folder.resolve("whole");
        try (DiskSnapshots store = open(root, FaultyDisk.withoutFaults())) {
            keep(store, KEY, NOON.minus(Duration.ofDays(40)), "11.9.0.0/24");
            keep(store, KEY, NOON.minus(Duration.ofDays(39)), "11.0.0.0/24");
        }
        FaultyDisk disk = FaultyDisk.withoutFaults();
        try (DiskSnapshots store = open(root, disk)) {
            keep(store, KEY, NOON, "11.0.1.0/24");
        }
        return disk.steps();
    }

    @Test
    void aFullDiskIsToldOnceAndMemoryDoesUntilThereIsSpaceAgain() throws IOException {
        FaultyDisk disk = FaultyDisk.withoutFaults();
        Snapshot third;
        try (DiskSnapshots store = open(folder, disk)) {
            keep(store, KEY, NOON, "11.0.0.0/24");
            disk.full = true;
            Snapshot second = keep(store, KEY, ONE, "11.0.1.0/24");
            assertThat(store.snapshots().current(KEY)).contains(second);
            keep(store, KEY, TWO, "11.0.2.0/24");
            assertThat(warnings)
                    .containsExactly(
                            folder
                                    + " cannot be written, memory has to do: java.io.IOException: No"
                                    + " space left on device");
            disk.full = false;
            third = keep(store, KEY, TWO, "11.0.2.0/24");
            assertThat(warnings.getLast()).isEqualTo(folder + " can be written again");
        }
        try (DiskSnapshots store = open()) {
            assertThat(store.snapshots().current(KEY)).contains(third);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"version\":0,\"document\":\"test\"}",
                "{\"version\":\"2\",\"document\":\"test\"}",
                "{\"version\":1}",
                "{\"version\":1,\"document\":\"test\",\"periods\":[{\"sha256\":\"../../etc/passwd\"}]}",
                "{\"version\":1,\"version\":1,\"document\":\"test\"}"
            })
    void aDamagedIndexIsToldAndLeftAside(String content) throws IOException {
        Snapshot other;
        try (DiskSnapshots store = open()) {
            keep(store, KEY, NOON, "11.0.0.0/24");
            other = keep(store, OTHER, NOON, "12.0.0.0/24");
        }
        Path index = layout().index(KEY);
        Files.writeString(index, content);

        try (DiskSnapshots store = open()) {
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .startsWith(index + " is damaged and left aside: ");
            assertThat(store.snapshots().all()).containsExactly(other);
            assertThat(store.history(KEY)).isEqualTo(History.NONE);
            assertThat(Layout.aside(index)).hasContent(content);
            keep(store, KEY, ONE, "11.0.0.0/24");
        }
        try (DiskSnapshots store = open()) {
            assertThat(store.snapshots().all()).hasSize(2);
        }
    }

    @Test
    void damagedContentIsToldAndLeftAsideAndReadAnew() throws IOException {
        Snapshot snapshot;
        try (DiskSnapshots store = open()) {
            snapshot = keep(store, KEY, NOON, "11.0.0.0/24");
        }
        Path content = layout().content(snapshot.sha256());
        byte[] bytes = Files.readAllBytes(content);
        bytes[bytes.length / 2] ^= 1;
        Files.write(content, bytes);

        try (DiskSnapshots store = open()) {
            assertThat(warnings).hasSize(2);
            assertThat(warnings.getFirst()).startsWith(content + " is damaged and left aside: ");
            assertThat(store.snapshots().current(KEY)).isEmpty();
            assertThat(store.history(KEY).memory()).isEqualTo(MEMORY);
            keep(store, KEY, ONE, "11.0.0.0/24");
        }
        try (DiskSnapshots store = open()) {
            assertThat(store.snapshots().current(KEY)).isPresent();
        }
    }

    @Test
    void contentOfAnotherSnapshotIsNotTakenForThisOne() throws IOException {
        Snapshot first;
        Snapshot second;
        try (DiskSnapshots store = open()) {
            first = keep(store, KEY, NOON, "11.0.0.0/24");
            second = keep(store, KEY, ONE, "11.0.1.0/24");
        }
        Files.write(
                layout().content(second.sha256()),
                Files.readAllBytes(layout().content(first.sha256())));

        try (DiskSnapshots store = open()) {
            assertThat(store.snapshots().current(KEY)).isEmpty();
            assertThat(store.snapshots().find(KEY, first.sha256())).contains(first);
        }
    }

    private DiskSnapshots open() {
        return open(folder, new RealDisk());
    }

    private DiskSnapshots open(Path root, Disk disk) {
        return DiskSnapshots.open(root, Retention.DEFAULT, disk, warnings::add);
    }

    private Layout layout() {
        return new Layout(folder);
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
        }
    }
}
