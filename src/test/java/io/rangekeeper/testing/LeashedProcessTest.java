package io.rangekeeper.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashedProcessTest {
    @TempDir private Path folder;

    @Test
    void theProgramEndsWithItsLeash() throws IOException, InterruptedException {
        var process =
                LeashedProcess.start(
                        folder, "program", List.of("sh", "-c", "echo started; exec sleep 600"));
        while (!process.lastLines(1).equals("started")) {
            Thread.sleep(Duration.ofMillis(10));
        }
        List<ProcessHandle> programs = process.shell().descendants().toList();

        process.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(programs).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void theShellEndsWithTheProgram() throws IOException {
        var process = LeashedProcess.start(folder, "program", List.of("sh", "-c", "echo broken"));

        process.shell().onExit().join();

        assertThat(process.isAlive()).isFalse();
        assertThat(process.lastLines(1)).isEqualTo("broken");
        process.close();
    }
}
