package io.rangekeeper.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final LocalServer server;

    private AlertmanagerServer(LocalServer server) {
        this.server = server;
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
        int port = LocalServer.freePort();
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
        LocalServer server = new LocalServer(leash, port);
        server.awaitReady("/-/ready");
        return Optional.of(new AlertmanagerServer(server));
    }

    /// Where alerts are posted.
    public String url() {
        return server.url("/api/v2/alerts");
    }

    /// All that it holds, as its API tells them.
    public JsonNode alerts() throws IOException, InterruptedException {
        return new JsonMapper()
                .readTree(server.get("/api/v2/alerts").map(HttpResponse::body).orElse("[]"));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
