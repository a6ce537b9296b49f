package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextfileMetricsTest {
    @TempDir private Path folder;

    @Test
    void aFileIsWrittenAndReplacedAndNothingIsLeftBesideIt() throws IOException {
        Path file = folder.resolve("rangekeeper.prom");

        TextfileMetrics.write(file, "a 1\nb 2\n");
        assertThat(file).hasContent("a 1\nb 2\n");
        TextfileMetrics.write(file, "a 3\n");

        assertThat(file).hasContent("a 3\n");
        assertThat(names(folder)).containsExactly("rangekeeper.prom");
    }

    /// The collector is another user.
    @Test
    void whoeverMayReadANewFileOfThisUserMayReadIt() throws IOException {
        Path usual = Files.writeString(folder.resolve("usual"), "");
        Path file = folder.resolve("rangekeeper.prom");

        TextfileMetrics.write(file, "a 1\n");

        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void aLinkStaysAndWhatItLeadsToIsReplaced() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path target = Files.writeString(real.resolve("a.prom"), "old 1\n");
        Path link = Files.createSymbolicLink(folder.resolve("a.prom"), target);

        TextfileMetrics.write(link, "new 1\n");

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new 1\n");
        assertThat(names(real)).containsExactly("a.prom");
    }

    record Case(String name, String file, String message) {}

    @Test
    void whatCannotBeWrittenIsSaidAndStays() throws IOException {
        Files.createDirectory(folder.resolve("a-folder"));
        Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere/a.prom"));
        List<Case> cases =
                List.of(
                        new Case(
                                "a folder",
                                "a-folder",
                                ": it is a folder; name a file in it that ends in .prom"),
                        new Case("a link to nothing", "dangling", ": it is no regular file"),
                        new Case(
                                "a folder that is missing",
                                "missing/a.prom",
                                ": there is no folder "
                                        + folder.resolve("missing")
                                        + "; make it first"));
        List<String> before = names(folder);

        for (Case example : cases) {
            Path file = folder.resolve(example.file);
            assertThatThrownBy(() -> TextfileMetrics.write(file, "a 1\n"))
                    .as(example.name)
                    .isInstanceOf(IOException.class)
                    .hasMessage("metrics cannot be written to " + file + example.message);
        }
        assertThat(names(folder)).isEqualTo(before);
    }

    /// Nobody may find a device replaced by a file.
    @Test
    void aDeviceIsNeverReplaced() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));

        assertThatThrownBy(() -> TextfileMetrics.write(device, "a 1\n"))
                .hasMessage("metrics cannot be written to /dev/null: it is no regular file");
    }

    @Test
    void aFullDiskLeavesTheOldMetricsWhole() throws IOException {
        Configuration small =
                Configuration.unix().toBuilder().setMaxSize(1 << 16).setBlockSize(1 << 10).build();
        try (FileSystem full = Jimfs.newFileSystem(small)) {
            Path work = Files.createDirectory(full.getPath("/metrics"));
            Path file = work.resolve("rangekeeper.prom");
            TextfileMetrics.write(file, "old 1\n");

            assertThatThrownBy(() -> TextfileMetrics.write(file, "new 1\n".repeat(20_000)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(
                            "metrics cannot be written to /metrics/rangekeeper.prom: ")
                    .hasMessageEndingWith("; what was there is as it was");

            assertThat(Files.readString(file)).isEqualTo("old 1\n");
            assertThat(names(work)).containsExactly("rangekeeper.prom");
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
