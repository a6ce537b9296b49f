package io.rangekeeper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `rangekeeper run` in a JVM of its own, with the flags that a pod has.
public final class ControllerProcess implements AutoCloseable {
    /// The image's own.
    public static final Path OPTIONS = Path.of("src/main/jib/opt/rangekeeper/java.options");

    private static final Pattern LISTENS = Pattern.compile("listens on [^\"\\s]*:([0-9]+)");

    private final LeashedProcess leash;
    private final Path log;

    private ControllerProcess(LeashedProcess leash, Path log) {
        this.leash = leash;
        this.log = log;
    }

    /// Starts one.
    ///
    /// @param folder where its log is
    /// @param wrapper a command that runs another one, which follows it; usually empty
    /// @param arguments after `run`
    public static ControllerProcess start(
            Path folder, List<String> wrapper, String name, List<String> arguments)
            throws IOException {
        List<String> program = new ArrayList<>(wrapper);
        program.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + OPTIONS.toAbsolutePath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.rangekeeper.cli.Main"));
        return launch(folder, program, name, arguments);
    }

    /// Starts another build of it.
    ///
    /// @param program all that comes before `run`
    public static ControllerProcess launch(
            Path folder, List<String> program, String name, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("run", "--identity", name, "--listen", "127.0.0.1:0"));
        command.addAll(arguments);
        return new ControllerProcess(
                LeashedProcess.start(folder, name, command), folder.resolve(name + ".log"));
    }

    /// Sends a signal: `KILL`, `STOP`, `CONT`, `TERM`.
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }

    public long pid() {
        return process().pid();
    }

    public boolean isAlive() {
        return java().isPresent();
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it listens, as `host:port`.
    public String address() {
        return listening().orElseThrow(() -> new AssertionError("it does not listen:\n" + log()));
    }

    /// As [#address]; empty while it does not.
    public Optional<String> listening() {
        Matcher listens = LISTENS.matcher(log());
        return listens.find() ? Optional.of("127.0.0.1:" + listens.group(1)) : Optional.empty();
    }

    /// What it answers; empty while it does not listen.
    public Optional<HttpResponse<String>> get(String path) throws InterruptedException {
        Optional<String> address = listening();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://" + address.get() + path);
            return Optional.of(
                    client.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// One of its metrics, with its labels as they are exposed; -1 where there is none.
    public double metric(String series) throws InterruptedException {
        Matcher value =
                Pattern.compile("(?m)^" + Pattern.quote(series) + " ([0-9.E]+)$")
                        .matcher(get("/metrics").map(HttpResponse::body).orElse(""));
        return value.find() ? Double.parseDouble(value.group(1)) : -1;
    }

    @Override
    public void close() throws IOException {
        java().ifPresent(ProcessHandle::destroyForcibly);
        leash.close();
    }

    private ProcessHandle process() {
        return java().orElseThrow(() -> new AssertionError("it has ended:\n" + log()));
    }

    private Optional<ProcessHandle> java() {
        return leash.running("java");
    }
}
