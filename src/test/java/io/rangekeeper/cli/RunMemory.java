package io.rangekeeper.cli;

import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.ControllerProcess;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Prints how much a controller with a thousand policies of 700 CIDRs takes. No test: `src/bench`
/// says how it is run.
@ExtendWith(ClusterExtension.class)
class RunMemory {
    private static final int POLICIES = 1_000;
    private static final int CIDRS = 700;
    private static final long MARK = 150 * 1_024;

    private final RunScene scene;

    RunMemory(TestCluster cluster, @TempDir Path folder) throws IOException, InterruptedException {
        this.scene = new RunScene(cluster, folder);
    }

    @AfterEach
    void end() throws IOException {
        scene.close();
    }

    @Test
    void print() throws Exception {
        scene.publish(
                "office",
                IntStream.range(0, CIDRS)
                        .mapToObj(i -> "20." + i / 120 + "." + 2 * (i % 120) + ".0/24")
                        .collect(Collectors.joining("\n")));
        long start = System.nanoTime();
        ControllerProcess process = scene.start("one");
        scene.until("it is ready", () -> RunScene.ready(process));
        System.out.printf(
                "ready after %d ms, %d KiB%n",
                (System.nanoTime() - start) / 1_000_000, process.residentKibibytes());
        for (int i = 0; i < POLICIES; i++) {
            scene.create("many-" + i);
        }
        while (synced(process) < POLICIES) {
            Thread.sleep(500);
        }
        Thread.sleep(Duration.ofSeconds(90));
        long taken = process.residentKibibytes();
        System.out.printf(
                "with %d policies of %d CIDRs: %d KiB, %.2f of the mark of %d KiB%n",
                POLICIES, CIDRS, taken, (double) taken / MARK, MARK);
    }

    private static int synced(ControllerProcess process) throws InterruptedException {
        Matcher value =
                Pattern.compile("rangekeeper_policies\\{state=\"synced\"} ([0-9.]+)")
                        .matcher(RunScene.body(process, "/metrics"));
        return value.find() ? (int) Double.parseDouble(value.group(1)) : -1;
    }
}
