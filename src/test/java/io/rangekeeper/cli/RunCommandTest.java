package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What keeps a controller from beginning. [RunIT] says how it goes on.
class RunCommandTest {
    /// Nothing is sent there.
    private static final String KUBECONFIG =
            """
            apiVersion: v1
            kind: Config
            current-context: test
            contexts: [{name: test, context: {cluster: test, user: test}}]
            clusters: [{name: test, cluster: {server: "https://127.0.0.1:1"}}]
            users: [{name: test, user: {token: "x"}}]
            """;

    @TempDir private Path folder;

    record Case(String arguments, int exitCode, String message) {}

    static Stream<Case> mistakes() {
        return Stream.of(
                new Case("", ExitCode.ERROR, "no cluster is configured"),
                new Case("--kubeconfig nowhere", ExitCode.ERROR, "nowhere"),
                new Case("--config nowhere", ExitCode.ERROR, "--config: nowhere does not exist"),
                new Case("--state pom.xml", ExitCode.ERROR, "--state: pom.xml is no folder"),
                new Case("--listen 8080", ExitCode.USAGE, "expected as in 127.0.0.1:8080 or :8080"),
                new Case("--listen :99999", ExitCode.USAGE, "is no address to listen on"),
                new Case("-f deploy/examples", ExitCode.USAGE, "Unknown option"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldAndEndsIt(Case mistake) {
        Cli.Run run = Cli.run(("run " + mistake.arguments()).strip().split(" "));

        assertThat(run.err()).contains(mistake.message());
        assertThat(run.exitCode()).isEqualTo(mistake.exitCode());
    }

    @Test
    void aWrongConfigurationEndsItBeforeAnythingIsSent() {
        Path config = Cli.write(folder.resolve("c.yaml"), "mode: nonsense\n");

        Cli.Run run = Cli.run("run", "--config", config.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
        assertThat(run.err()).contains("mode");
    }

    @Test
    void anAddressThatIsTakenEndsItBeforeAnythingIsSent() throws IOException {
        Path kubeconfig = Cli.write(folder.resolve("kubeconfig"), KUBECONFIG);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();

            Cli.Run run =
                    Cli.run(
                            "run",
                            "--kubeconfig",
                            kubeconfig.toString(),
                            "--recorded",
                            Cli.SAMPLES,
                            "--listen",
                            address);

            assertThat(run.exitCode()).isEqualTo(ExitCode.ERROR);
            assertThat(run.err()).contains("--listen", String.valueOf(taken.getLocalPort()));
        }
    }
}
