package io.rangekeeper.cli;

import io.rangekeeper.testing.ControllerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a process takes at the moment, by the Linux kernel and by its JVM.
///
/// @param files that are open, sockets too
/// @param bytes of objects that are in use, after a garbage collection
record Figures(int threads, int files, long bytes) {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +[0-9]+ +([0-9]+)");

    /// Gaps that the collector has not closed.
    private static final Pattern GAPS =
            Pattern.compile("(?m) +([0-9]+) +\\S*jdk\\.internal\\.vm\\.FillerElement");

    static Figures of(ControllerProcess process) throws IOException, InterruptedException {
        return new Figures(threads(process), files(process), bytes(process));
    }

    static int threads(ControllerProcess process) throws IOException {
        return count(process, "task");
    }

    static int files(ControllerProcess process) throws IOException {
        return count(process, "fd");
    }

    private static int count(ControllerProcess process, String what) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc", process.pid() + "", what))) {
            return (int) entries.count();
        }
    }

    private static long bytes(ControllerProcess process) throws IOException, InterruptedException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(process.pid()),
                                "GC.class_histogram")
                        .redirectErrorStream(true)
                        .start();
        String text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        Matcher total = TOTAL.matcher(text);
        if (!total.find()) {
            throw new AssertionError("jcmd said: " + text);
        }
        Matcher gaps = GAPS.matcher(text);
        return Long.parseLong(total.group(1)) - (gaps.find() ? Long.parseLong(gaps.group(1)) : 0);
    }
}
