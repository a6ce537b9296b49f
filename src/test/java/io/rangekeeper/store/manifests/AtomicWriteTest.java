package io.rangekeeper.store.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.rangekeeper.store.WriteResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A write happens wholly or leaves everything as it was.
class AtomicWriteTest {
    private static final String POLICY =
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: p
              labels: {rangekeeper.io/managed: "true"}
              annotations: {rangekeeper.io/egress: feed}
            spec:
              egress:
              - to: [{ipBlock: {cidr: 192.0.2.0/24}}]
            """;

    @TempDir Path folder;

    @Test
    void permissionsAreKeptAndNothingIsLeftBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("p.yaml"), POLICY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw---x"));

        assertThat(Edits.write(folder, "p", Edits.blocks("3.0.0.0/8")))
                .isEqualTo(new WriteResult.Written());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw---x");
        assertThat(names(folder)).containsExactly("p.yaml");
    }

    @Test
    void aFileThatSomebodyMadeReadOnlyIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("p.yaml"), POLICY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        assertThat(Edits.write(folder, "p", Edits.blocks("3.0.0.0/8")))
                .isEqualTo(
                        new WriteResult.Failed(
                                file
                                        + " was left as it is: no permission for "
                                        + file.toRealPath()
                                        + "; give this user access to it"));
        assertThat(file).hasContent(POLICY);
        assertThat(names(folder)).containsExactly("p.yaml");
    }

    @Test
    void whatAlreadyStandsThereIsNotWrittenAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("p.yaml"), POLICY);
        Edits.write(folder, "p", Edits.blocks("3.0.0.0/8"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        assertThat(Edits.write(folder, "p", Edits.blocks("3.0.0.0/8")))
                .isEqualTo(new WriteResult.Written());
    }

    @Test
    void aReadOnlyFileSystemIsAFailureThatMayPass() throws IOException {
        URI archive = URI.create("jar:" + folder.resolve("a.zip").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Files.writeString(zip.getPath("p.yaml"), POLICY);
        }
        try (FileSystem zip =
                FileSystems.newFileSystem(archive, Map.of("accessMode", "readOnly"))) {
            Path file = zip.getPath("/p.yaml");

            assertThat(Edits.write(file, "p", Edits.blocks("3.0.0.0/8")))
                    .isInstanceOf(WriteResult.Failed.class);
            assertThat(Files.readString(file)).isEqualTo(POLICY);
        }
    }

    @Test
    void aDiskThatRunsFullLeavesTheOldFileWhole() throws IOException {
        Configuration small =
                Configuration.unix().toBuilder().setMaxSize(16 * 1024).setBlockSize(1024).build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path root = Files.createDirectory(disk.getPath("/policies"));
            Path file = Files.writeString(root.resolve("p.yaml"), POLICY);
            String[] many =
                    IntStream.range(0, 1000)
                            .mapToObj(i -> i / 256 + 3 + "." + i % 256 + ".0.0/16")
                            .toArray(String[]::new);

            assertThat(Edits.write(root, "p", Edits.blocks(many)))
                    .isInstanceOf(WriteResult.Failed.class);
            assertThat(Files.readString(file)).isEqualTo(POLICY);
            assertThat(names(root)).containsExactly("p.yaml");
            assertThat(Edits.write(root, "p", Edits.blocks("3.0.0.0/8")))
                    .isEqualTo(new WriteResult.Written());
        }
    }

    @Test
    void aFileThatChangedSinceItWasReadIsNotReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("p.yaml"), "theirs");

        boolean replaced = AtomicFile.replace(file, new byte[] {1}, new byte[] {2});

        assertThat(replaced).isFalse();
        assertThat(file).hasContent("theirs");
        assertThat(names(folder)).containsExactly("p.yaml");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
