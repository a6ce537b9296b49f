package io.rangekeeper.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An Alertmanager on 127.0.0.1 that tells nobody.
public final class AlertmanagerServer implements AutoCloseable {
    /// What it takes.
    public static final String INSTALL = "apt-get install prometheus-alertmanager";

    private static final String CONFIGURATION =
            """
            route: {receiver: nobody}
            receivers: [{name: nobody}]
            """;

    private final LeashedProcess leash;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private AlertmanagerServer(LeashedProcess leash, int port) {
        this.leash = leash;
        this.port = port;
    }

    /// Empty where the machine has none.
    ///
    /// @param folder is its own
    public static Optional<AlertmanagerServer> start(Path folder)
            throws IOException, InterruptedException {
        // Debian calls it otherwise than its makers.
        Optional<Path> program =
                Programs.find("prometheus-alertmanager").or(() -> Programs.find("alertmanager"));
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("alertmanager.yml"), CONFIGURATION);
        int port = free();
        LeashedProcess leash =
                LeashedProcess.start(
                        folder,
                        "alertmanager",
                        List.of(
                                program.get().toString(),
                                "--config.file=alertmanager.yml",
                                "--storage.path=data",
                                "--cluster.listen-address=",
                                "--web.listen-address=127.0.0.1:" + port));
        AlertmanagerServer server = new AlertmanagerServer(leash, port);
        server.awaitReady();
        return Optional.of(server);
    }

    /// Whoever takes it in between makes it fail, and is not likely.
    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (get("/-/ready").filter(answer -> answer.statusCode() == 200).isEmpty()) {
            if (!leash.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("Alertmanager is not ready:\n" + leash.lastLines(20));
            }
            Thread.sleep(100);
        }
    }

    /// Where alerts are posted.
    public String url() {
        return "http://127.0.0.1:" + port + "/api/v2/alerts";
    }

    /// All that it holds, as its API tells them.
    public JsonNode alerts() throws IOException, InterruptedException {
        return new JsonMapper()
                .readTree(get("/api/v2/alerts").map(HttpResponse::body).orElse("[]"));
    }

    private Optional<HttpResponse<String>> get(String path) throws InterruptedException {
        try {
            URI uri = URI.create("http://127.0.0.1:" + port + path);
            return Optional.of(
                    http.send(
                            HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build(),
                            HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
        leash.close();
    }
}
