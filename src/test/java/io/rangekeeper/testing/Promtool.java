package io.rangekeeper.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Prometheus' own tool, which knows what it understands.
public record Promtool(Path program) {
    /// What it takes.
    static final String INSTALL = "apt-get install prometheus";

    /// Skips the test where the machine has none.
    public static Promtool require() {
        return new Promtool(
                Programs.find("promtool").orElseGet(() -> abort("no promtool: " + INSTALL)));
    }

    /// Fails with what it says when it finds anything wrong.
    ///
    /// @param what `rules` or `metrics`
    public void check(String what, String content) throws IOException, InterruptedException {
        Path file = Files.createTempFile("promtool", ".yaml");
        try {
            Files.writeString(file, content);
            List<String> command = new ArrayList<>(List.of("check", what));
            if (what.equals("rules")) {
                command.add(file.toString());
            }
            run(command, file);
        } finally {
            Files.delete(file);
        }
    }

    /// Runs the tests of these files.
    public void test(List<Path> files) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("test", "rules"));
        files.forEach(file -> arguments.add(file.toString()));
        run(arguments, Path.of("/dev/null"));
    }

    private void run(List<String> arguments, Path input) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command)
                        .redirectInput(input.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", arguments) + ":\n" + said);
        }
    }
}
