package io.rangekeeper.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The command line in this process, with all that it prints.
///
/// @param terminal whether it is told that a person reads its output
record Cli(Map<String, String> variables, boolean terminal, InstantSource clock) {
    static final String SAMPLES = "config/samples";

    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    Cli(Map<String, String> variables, boolean terminal) {
        this(variables, terminal, InstantSource.fixed(NOW));
    }

    /// What a command left behind.
    record Run(int exitCode, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    /// On a pipe, without any environment variable.
    static Run run(String... arguments) {
        return new Cli(Map.of(), false).call(arguments);
    }

    Run call(String... arguments) {
        return answer("", arguments);
    }

    /// @param input what is typed
    Run answer(String input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Environment environment =
                new Environment(
                        new BufferedReader(new StringReader(input)),
                        new PrintWriter(out),
                        new PrintWriter(err),
                        variables,
                        Path.of("no-home"),
                        clock,
                        Cli::lookUp,
                        terminal);
        int exitCode = Main.commandLine(environment, arguments).execute(arguments);
        environment.out().flush();
        environment.err().flush();
        return new Run(exitCode, out.toString(), err.toString());
    }

    /// One host that there is; nothing is asked of a network.
    private static List<String> lookUp(String host) throws UnknownHostException {
        if (host.equals("api.stripe.com")) {
            return List.of("11.128.16.17", "fe80::1%eth0", "2d00::1");
        }
        throw new UnknownHostException(host);
    }

    /// A copy of a folder that a test may change.
    static Path copy(String from, Path to) {
        try (Stream<Path> files = Files.list(Path.of(from))) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Replaces a text that must be there.
    static void edit(Path file, String before, String after) {
        String text = read(file);
        if (!text.contains(before)) {
            throw new AssertionError(file + " does not hold " + before);
        }
        write(file, text.replace(before, after));
    }

    /// A policy with one egress rule that holds a placeholder.
    static String policy(String name, String... annotations) {
        return """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: %s
          labels: {rangekeeper.io/managed: "true"}
          annotations:
            %s
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
          - to: [{ipBlock: {cidr: 192.0.2.0/24}}]
            ports: [{protocol: TCP, port: 443}]
        """
                .formatted(name, String.join("\n    ", annotations));
    }
}
