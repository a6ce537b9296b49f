package io.rangekeeper.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program that ends with this JVM, however that ends: a shell beside it waits for the end of a
/// pipe that only the JVM holds open, and then terminates it.
record LeashedProcess(Process shell, Path log) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// `cat` returns when the pipe closes. The watcher is ended with the program, so that it never
    /// signals a process id that has come to mean another process.
    private static final String LEASH =
            """
            exec 3<&0
            "$@" 3<&- &
            program=$!
            { cat <&3 >/dev/null; kill "$program"; } &
            watcher=$!
            wait "$program"
            kill "$watcher"
            """;

    static LeashedProcess start(Path folder, String name, List<String> command) throws IOException {
        Path log = folder.resolve(name + ".log");
        List<String> leashed = new ArrayList<>(List.of("/bin/sh", "-c", LEASH, "leash"));
        leashed.addAll(command);
        Process shell =
                new ProcessBuilder(leashed)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        return new LeashedProcess(shell, log);
    }

    boolean isAlive() {
        return shell.isAlive();
    }

    /// The process of this executable, if it runs: the program itself, or what a wrapper has
    /// started.
    Optional<ProcessHandle> running(String executable) {
        return shell.descendants()
                .filter(child ->
                        child.info()
                                .command()
                                .filter(c -> c.endsWith("/" + executable))
                                .isPresent())
                .findFirst();
    }

    /// The last lines it wrote.
    String lastLines(int count) throws IOException {
        List<String> lines = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> children = shell.descendants().toList();
        shell.getOutputStream().close();
        shell.onExit().completeOnTimeout(shell, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        if (shell.isAlive()) {
            children.forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }
}
