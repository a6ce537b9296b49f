package io.rangekeeper.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A Prometheus on 127.0.0.1 that asks everybody once a second.
public final class PrometheusServer implements AutoCloseable {
    /// What it takes.
    public static final String INSTALL = Promtool.INSTALL;

    private final LocalServer server;
    private final Instant started = Instant.now();

    private PrometheusServer(LocalServer server) {
        this.server = server;
    }

    /// Empty where the machine has none.
    ///
    /// @param folder is its own
    /// @param targets whom it asks, as `host:port`
    public static Optional<PrometheusServer> start(Path folder, String rules, List<String> targets)
            throws IOException, InterruptedException {
        Optional<Path> program = Programs.find("prometheus");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("rules.yaml"), rules);
        Files.writeString(folder.resolve("prometheus.yml"), configuration(targets));
        int port = LocalServer.freePort();
        LeashedProcess leash =
                LeashedProcess.start(
                        folder,
                        "prometheus",
                        List.of(
                                program.get().toString(),
                                "--config.file=prometheus.yml",
                                "--storage.tsdb.path=data",
                                "--web.listen-address=127.0.0.1:" + port,
                                // Who is gone is gone at once.
                                "--query.lookback-delta=5s"));
        LocalServer server = new LocalServer(leash, port);
        server.awaitReady("/-/ready");
        return Optional.of(new PrometheusServer(server));
    }

    private static String configuration(List<String> targets) {
        return """
        global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
        rule_files: [rules.yaml]
        scrape_configs:
        - job_name: rangekeeper
          honor_labels: true
          static_configs: [{targets: ['%s']}]
        """
                .formatted(String.join("', '", targets));
    }

    /// The series that an expression has had since the start, with their values in each second.
    public JsonNode history(String expression) throws InterruptedException {
        return ask(
                "/api/v1/query_range?step=1s&start=%d&end=%d&query="
                        .formatted(started.getEpochSecond(), Instant.now().getEpochSecond() + 1),
                expression);
    }

    /// The series that it has now.
    public JsonNode now(String expression) throws InterruptedException {
        return ask("/api/v1/query?query=", expression);
    }

    /// All alerts that wait or fire at the moment.
    public JsonNode alerts() throws InterruptedException {
        return read("/api/v1/alerts").path("alerts");
    }

    private JsonNode ask(String path, String expression) throws InterruptedException {
        return read(path + URLEncoder.encode(expression, StandardCharsets.UTF_8)).path("result");
    }

    private JsonNode read(String path) throws InterruptedException {
        String answer = server.get(path).map(HttpResponse::body).orElse("");
        JsonNode json;
        try {
            json = new JsonMapper().readTree(answer);
        } catch (IOException e) {
            throw new AssertionError("Prometheus answers " + path + " with " + answer, e);
        }
        if (!json.path("status").asText().equals("success")) {
            throw new AssertionError("Prometheus answers " + path + " with " + answer);
        }
        return json.path("data");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
