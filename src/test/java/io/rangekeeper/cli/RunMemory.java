package io.rangekeeper.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rangekeeper.image.Installed;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.ControllerProcess;
import io.rangekeeper.testing.Rights;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// How much memory a controller takes that keeps many policies: `src/bench/memory/run` runs this,
/// no build does.
@ExtendWith(ClusterExtension.class)
class RunMemory {
    private static final int POLICIES = Integer.getInteger("memory.policies", 1000);
    private static final String EC2 = "aws{service=\"EC2\",family=\"ipv4\"}";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final TestCluster cluster;
    private final Path folder;
    private final ScenePolicies policies;
    private final String token;
    private final List<ControllerProcess> started = new ArrayList<>();

    RunMemory(TestCluster cluster, @TempDir Path folder) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.folder = folder;
        this.policies = new ScenePolicies(cluster);
        this.token = Rights.installed(cluster).token();
    }

    @AfterEach
    void end() throws IOException {
        for (ControllerProcess process : started) {
            process.close();
        }
        policies.deleteAll();
    }

    @Test
    void manyPoliciesThatHoldALargeOwnersRanges() throws Exception {
        Path recorded = Files.createDirectory(folder.resolve("recorded"));
        Files.copy(document(), recorded.resolve("aws.json"), StandardCopyOption.REPLACE_EXISTING);
        for (int i = 0; i < POLICIES; i++) {
            policies.create("p" + i, "'%s or 10.%d.0.0/16'".formatted(EC2, i % 100));
        }
        long from = System.nanoTime();
        policies.all();
        say("%d policies, which the API server lists in %d ms".formatted(POLICIES, since(from)));

        measure("first");
        say("each has %d ipBlocks".formatted(policies.blocks("p0").size()));
        measure("again");
    }

    /// A controller from its start on. The second one finds everything written.
    private void measure(String name) throws Exception {
        long from = System.nanoTime();
        ControllerProcess process = start(name);
        until(20, () -> RunScene.ready(process));
        say("%s: ready after %d ms, %s".formatted(name, since(from), resident(process)));
        until(2000, () -> process.metric("rangekeeper_policies{state=\"synced\"}") == POLICIES);
        say(
                "%s: all written after %d s, %s"
                        .formatted(name, since(from) / 1000, resident(process)));
        Thread.sleep(Duration.ofMinutes(1));
        say("%s: a minute later %s".formatted(name, resident(process)));
        jcmd(process, "GC.run");
        Matcher used = Pattern.compile("(?m)used (\\d+)K").matcher(jcmd(process, "GC.heap_info"));
        long live = used.results().mapToLong(result -> Long.parseLong(result.group(1))).sum();
        say("%s: live heap %d KiB, then %s".formatted(name, live, resident(process)));
        process.signal("TERM");
        until(20, () -> !process.isAlive());
    }

    private ControllerProcess start(String name) throws IOException {
        List<String> arguments =
                List.of(
                        "--kubeconfig",
                        cluster.kubeconfig(token).toString(),
                        "--recorded",
                        folder.resolve("recorded").toString(),
                        "--state",
                        folder.resolve("state").toString());
        ControllerProcess process = ControllerProcess.launch(folder, program(), name, arguments);
        started.add(process);
        return process;
    }

    /// As it lies in an image's layers, or the build's jar on the JDK that runs this.
    private static List<String> program() {
        String image = System.getProperty("memory.image", "");
        if (!image.isEmpty()) {
            return new Installed(Path.of(image)).strictly();
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + ControllerProcess.OPTIONS.toAbsolutePath(),
                "-jar",
                Path.of("target/rangekeeper.jar").toAbsolutePath().toString());
    }

    private static Path document() {
        return Stream.of("../shared/feeds/recorded/aws.json", "config/samples/aws.json")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private static String resident(ControllerProcess process) throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
        return "resident %s KiB (%s of files), %s threads"
                .formatted(
                        field("VmRSS", status), field("RssFile", status), field("Threads", status));
    }

    private static String field(String name, String status) {
        Matcher line = Pattern.compile("(?m)^" + name + ":\\s+(\\d+)").matcher(status);
        return line.find() ? line.group(1) : "?";
    }

    private static String jcmd(ControllerProcess process, String command) throws IOException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(process.pid()),
                                command)
                        .redirectErrorStream(true)
                        .start();
        return new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    }

    private static void until(long pause, Callable<Boolean> holds) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it takes too long");
            }
            Thread.sleep(pause);
        }
    }

    private static long since(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }

    private static void say(String line) {
        System.out.println("memory: " + line);
    }
}
