package io.rangekeeper.feed.store;

import static io.rangekeeper.feed.store.Kept.KEY;
import static io.rangekeeper.feed.store.Kept.MEMORY;
import static io.rangekeeper.feed.store.Kept.NOON;
import static io.rangekeeper.feed.store.Kept.keep;
import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An upgrade and its rollback: folders of another version.
class VersionsTest {
    private static final DocumentKey OTHER = new DocumentKey("other", "");

    @TempDir private Path folder;

    private final List<String> warnings = new ArrayList<>();

    /// As version 1 wrote it: whoever changes the format has to read this still.
    @Test
    void aFolderOfVersion1IsRead() throws IOException {
        Files.createDirectories(folder.resolve("index"));
        Snapshot snapshot;
        try (DiskSnapshots store = open()) {
            snapshot = keep(store, KEY, NOON, "11.0.0.0/24");
        }
        Files.writeString(
                folder.resolve("index/test.json"),
                """
                {"version":1,"document":"test","periods":[
                  {"sha256":"%s","from":"2026-01-01T12:00:00Z","location":"https://feed.example/",
                   "documentSha256":"%s","fetched":"2026-01-01T12:00:00Z","ownersVersion":"17",
                   "published":"2026-01-01T12:00:00Z"}],
                 "memory":{"highWater":"17","stale":{"version":"16","since":"2026-01-01T12:00:00Z"},
                  "tolerated":{"malformed":2,"quarantined":["10.0.0.0/8","fc00::/7"]},
                  "suspectSince":"2026-01-01T12:00:01Z"}}
                """
                        .formatted(snapshot.sha256(), snapshot.provenance().documentSha256()));
        Files.write(
                folder.resolve("contents/" + snapshot.sha256() + ".json.gz"),
                Gzip.compress(
                        """
                        {"version":1,"groups":[{"published":1,
                          "attributes":{"product":["a/b","\\"quoted\\""],"region":["eu"]},
                          "ranges":["11.0.0.0/24"],"quarantined":["192.168.0.0/16"]}]}
                        """
                                .getBytes(StandardCharsets.UTF_8)));

        try (DiskSnapshots store = open()) {
            assertThat(store.snapshots().current(KEY)).contains(snapshot);
            assertThat(store.history(KEY).memory()).isEqualTo(MEMORY);
            assertThat(snapshot.groups().getFirst().ranges())
                    .isEqualTo(CidrSet.parse("11.0.0.0/24"));
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void aFolderOfALaterVersionIsLeftAsItIsAndMemoryDoes() throws IOException {
        try (DiskSnapshots store = open()) {
            keep(store, KEY, NOON, "11.0.0.0/24");
            keep(store, OTHER, NOON, "11.5.0.0/24");
        }
        Path index = folder.resolve("index/test.json");
        Files.writeString(index, Files.readString(index).replace("\"version\":1", "\"version\":2"));
        Map<String, byte[]> before = files();

        try (DiskSnapshots store = open()) {
            assertThat(store.isWritable()).isFalse();
            assertThat(store.snapshots().all()).isEmpty();
            Snapshot learned = keep(store, KEY, NOON.plus(Duration.ofDays(60)), "11.0.1.0/24");
            assertThat(store.snapshots().current(KEY)).contains(learned);
            store.keep(OTHER, MEMORY);
        }

        assertThat(files()).containsExactlyEntriesOf(before);
        assertThat(warnings)
                .containsExactly(
                        folder
                                + " is left alone, and what is fetched now is forgotten at the end: it"
                                + " holds files of version 2, written by a later Rangekeeper; this one"
                                + " knows 1; run that one, or name another folder with --state");
    }

    @Test
    void contentOfALaterVersionIsNeitherMovedNorForgotten() throws IOException {
        Snapshot snapshot;
        try (DiskSnapshots store = open()) {
            snapshot = keep(store, KEY, NOON, "11.0.0.0/24");
        }
        Path content = folder.resolve("contents/" + snapshot.sha256() + ".json.gz");
        Files.write(
                content,
                Gzip.compress("{\"version\":2,\"groups\":{}}".getBytes(StandardCharsets.UTF_8)));
        Map<String, byte[]> before = files();

        try (DiskSnapshots store = open()) {
            assertThat(store.snapshots().current(KEY)).isEmpty();
            assertThat(store.history(KEY).periods()).hasSize(1);
        }

        assertThat(files()).containsExactlyEntriesOf(before);
        assertThat(warnings).singleElement().asString().contains("files of version 2");
    }

    private DiskSnapshots open() {
        return DiskSnapshots.open(folder, Retention.DEFAULT, warnings::add);
    }

    /// All but the lock.
    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("lock")) {
                    files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }
}
