package io.rangekeeper.feed.store;

import static io.rangekeeper.feed.store.Kept.KEY;
import static io.rangekeeper.feed.store.Kept.NOON;
import static io.rangekeeper.feed.store.Kept.keep;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesTest {
    @TempDir private Path folder;

    /// Another process that keeps one snapshot, says so, and stays until it is killed.
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws InterruptedException {
            DiskSnapshots store =
                    DiskSnapshots.open(Path.of(arguments[0]), Retention.DEFAULT, w -> {});
            keep(store, KEY, NOON, "11.0.0.0/24");
            System.out.println(store.isWritable() ? "kept" : "read only");
            System.out.flush();
            Thread.sleep(Duration.ofMinutes(1));
        }
    }

    @Test
    void oneWritesAndTheOtherReadsUntilTheFirstIsKilled() throws Exception {
        Process writer = start();
        List<String> warnings = new ArrayList<>();
        try (BufferedReader output = writer.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("kept");
            try (DiskSnapshots reader = open(warnings)) {
                assertThat(reader.isWritable()).isFalse();
                assertThat(reader.snapshots().current(KEY)).isPresent();
            }
            assertThat(warnings).hasSize(1);
        } finally {
            writer.destroyForcibly().waitFor();
        }
        try (DiskSnapshots next = open(warnings)) {
            assertThat(next.isWritable()).isTrue();
            assertThat(next.snapshots().current(KEY)).isPresent();
        }
    }

    private DiskSnapshots open(List<String> warnings) {
        return DiskSnapshots.open(folder, Retention.DEFAULT, warnings::add);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
