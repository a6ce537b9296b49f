package io.rangekeeper.feed.store;

import static io.rangekeeper.feed.store.Kept.KEY;
import static io.rangekeeper.feed.store.Kept.MEMORY;
import static io.rangekeeper.feed.store.Kept.NOON;
import static io.rangekeeper.feed.store.Kept.keep;
import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.History;
import io.rangekeeper.feed.Memory;
import io.rangekeeper.feed.Period;
import io.rangekeeper.feed.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSnapshotsTest {
    private static final Instant ONE = NOON.plus(Duration.ofHours(1));
    private static final Instant TWO = NOON.plus(Duration.ofHours(2));
    private static final DocumentKey OTHER = new DocumentKey("stripe", "armada_gator");

    @TempDir private Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void aRestartStartsFromTheLastSnapshotAndKnowsItsAgeAndItsPast() throws IOException {
        Snapshot first;
        Snapshot second;
        Snapshot other;
        try (DiskSnapshots store = open()) {
            first = keep(store, KEY, NOON, "11.0.0.0/24", "2600::/32");
            second = keep(store, KEY, ONE, "11.0.1.0/24");
            other = keep(store, OTHER, TWO, "12.0.0.0/24");
        }
        try (DiskSnapshots store = open()) {
            assertThat(store.snapshots().all()).containsExactlyInAnyOrder(second, other);
            assertThat(store.snapshots().find(KEY, first.sha256())).contains(first);
            assertThat(store.history(KEY).memory()).isEqualTo(MEMORY);
            assertThat(store.history(KEY).periods())
                    .extracting(Period::from)
                    .containsExactly(NOON, ONE);
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void theOwnersBytesAreKeptUnderTheirHash() throws IOException {
        Snapshot snapshot;
        try (DiskSnapshots store = open()) {
            snapshot = keep(store, KEY, NOON, "11.0.0.0/24", "11.0.1.0/24");
        }
        Path file = layout().document(snapshot.provenance().documentSha256());
        assertThat(Gzip.expand(Files.readAllBytes(file)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("11.0.0.0/24\n11.0.1.0/24");
    }

    @Test
    void aSecondProcessReadsWhatIsThereAndWritesNothing() throws IOException {
        try (DiskSnapshots writer = open()) {
            Snapshot first = keep(writer, KEY, NOON, "11.0.0.0/24");
            List<String> before = files(folder);
            try (DiskSnapshots reader = open()) {
                assertThat(reader.isWritable()).isFalse();
                assertThat(warnings).singleElement().asString().contains("is only read");
                assertThat(reader.snapshots().current(KEY)).contains(first);
                Snapshot second = keep(reader, KEY, ONE, "11.0.1.0/24");
                assertThat(reader.snapshots().current(KEY)).contains(second);
            }
            assertThat(files(folder)).isEqualTo(before);
            assertThat(writer.snapshots().current(KEY)).contains(first);
        }
        try (DiskSnapshots next = open()) {
            assertThat(next.isWritable()).isTrue();
        }
    }

    @Test
    void aFolderThatCannotBeMadeCostsTheMemoryOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (DiskSnapshots store = open(file.resolve("store"), new RealDisk())) {
            Snapshot snapshot = keep(store, KEY, NOON, "11.0.0.0/24");
            assertThat(store.snapshots().current(KEY)).contains(snapshot);
        }
        assertThat(warnings).singleElement().asString().contains("is only read");
    }

    @Test
    void theOldestGoesFirstWhereThereIsNoSpace() throws IOException {
        Snapshot first;
        Snapshot other;
        Snapshot last;
        try (DiskSnapshots store = open(new Retention(Duration.ofDays(30), 1_500))) {
            first = keep(store, KEY, NOON, "11.0.0.0/24");
            other = keep(store, OTHER, NOON, "12.0.0.0/24");
            last = first;
            for (int i = 1; i < 20; i++) {
                last = keep(store, KEY, NOON.plusSeconds(i), "11.0." + i + ".0/24");
            }
            assertThat(store.snapshots().all()).containsExactlyInAnyOrder(other, last);
            assertThat(store.snapshots().find(KEY, first.sha256())).isEmpty();
            assertThat(store.history(KEY).periods()).hasSizeBetween(2, 10);
        }
        assertThat(layout().content(first.sha256())).doesNotExist();
        assertThat(layout().content(other.sha256())).exists();
        assertThat(layout().content(last.sha256())).exists();
    }

    @Test
    void aDocumentThatChangesAllTheTimeMakesNobodyForgetAnother() throws IOException {
        try (DiskSnapshots store = open(new Retention(Duration.ofDays(30), 2_500))) {
            Snapshot before = keep(store, OTHER, NOON, "12.0.0.0/24");
            keep(store, OTHER, NOON.plusSeconds(1), "12.0.1.0/24");
            for (int i = 2; i < 40; i++) {
                keep(store, KEY, NOON.plusSeconds(i), "11.0." + i + ".0/24");
            }
            assertThat(store.snapshots().find(OTHER, before.sha256())).contains(before);
        }
    }

    /// What a version 1 has written is read for ever.
    @Test
    void theFirstLayoutIsStillRead() throws IOException {
        String sha256;
        try (DiskSnapshots store = open()) {
            sha256 = keep(store, KEY, NOON, "11.0.0.0/24").sha256();
        }
        Files.write(
                layout().content(sha256),
                Gzip.compress(
                        """
                        {"version":1,"groups":[{"published":1,
                         "attributes":{"product":["a/b","\\"quoted\\""],"region":["eu"]},
                         "ranges":["11.0.0.0/24"],"quarantined":["192.168.0.0/16"]}]}
                        """
                                .getBytes(StandardCharsets.UTF_8)));
        Files.writeString(
                layout().index(KEY),
                """
                {"version":1,"document":"test",
                 "periods":[{"sha256":"%s","from":"2026-01-01T10:00:00Z",
                  "location":"https://feed.example/","documentSha256":"%s",
                  "fetched":"2026-01-01T12:00:00Z"}],
                 "memory":{}}
                """
                        .formatted(sha256, "a".repeat(64)));

        try (DiskSnapshots store = open()) {
            assertThat(store.snapshots().current(KEY).orElseThrow().sha256()).isEqualTo(sha256);
            assertThat(store.history(KEY).memory()).isEqualTo(Memory.NONE);
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void aDocumentThatIsOnlyDoubtedIsRememberedOverARestart() throws IOException {
        try (DiskSnapshots store = open()) {
            store.keep(KEY, MEMORY);
        }
        try (DiskSnapshots store = open()) {
            assertThat(store.history(KEY)).isEqualTo(new History(List.of(), MEMORY));
        }
    }

    private DiskSnapshots open() {
        return open(folder, new RealDisk());
    }

    private DiskSnapshots open(Path root, Disk disk) {
        return DiskSnapshots.open(root, Retention.DEFAULT, disk, warnings::add);
    }

    private DiskSnapshots open(Retention retention) {
        return DiskSnapshots.open(folder, retention, warnings::add);
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
