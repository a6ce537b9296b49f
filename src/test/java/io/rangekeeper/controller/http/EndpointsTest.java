package io.rangekeeper.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers get, and what they cannot do.
class EndpointsTest {
    private final AtomicReference<Optional<String>> stuck = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Supplier<String>> metrics = new AtomicReference<>(() -> "m 1\n");
    private final HttpClient client = HttpClient.newHttpClient();
    private Endpoints endpoints;

    @BeforeEach
    void start() throws IOException {
        Sources sources =
                new Sources(
                        List.of(new Check("loop", stuck::get), new Check("list", Optional::empty)),
                        List.of(
                                new Check("feeds", () -> Optional.of("none\nread\u001b")),
                                new Check(
                                        "cluster",
                                        () -> {
                                            throw new IllegalStateException("broken");
                                        })),
                        format -> metrics.get().get() + format + "\n",
                        out -> out.write("[]".getBytes(StandardCharsets.UTF_8)),
                        (namespace, name) ->
                                name.equals("there")
                                        ? Optional.of("{\"in\": \"" + namespace + "\"}")
                                        : Optional.empty(),
                        () -> "{\"feeds\": []}",
                        query -> Sources.Page.of("style-src 'sha256-x'", "<p>" + query),
                        (namespace, name) ->
                                name.equals("there")
                                        ? Optional.of(
                                                Sources.Page.of(
                                                        "script-src 'sha256-y'", "<p>" + namespace))
                                        : Optional.empty());
        endpoints =
                new Endpoints(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), sources);
    }

    @AfterEach
    void stop() {
        endpoints.close();
        client.close();
    }

    @Test
    void metricsArePrometheusText() throws Exception {
        HttpResponse<String> answer = get("/metrics");

        assertThat(answer.body()).isEqualTo("m 1\nPROMETHEUS\n");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.headers().firstValue("Vary")).contains("Accept");
    }

    @Test
    void whoAsksForOpenMetricsGetsIt() throws Exception {
        HttpResponse<String> answer =
                client.send(
                        request("/metrics")
                                .header("Accept", "text/plain;q=0.5")
                                .header("Accept", "application/openmetrics-text;version=1.0.0")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo("m 1\nOPEN_METRICS\n");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
    }

    @Test
    void aliveIsOkUntilACheckFails() throws Exception {
        assertThat(get("/livez").body()).isEqualTo("ok");
        assertThat(get("/livez?verbose").body()).isEqualTo("[+] loop\n[+] list\nok");

        stuck.set(Optional.of("no turn for 3m"));

        assertThat(get("/livez").statusCode()).isEqualTo(503);
        assertThat(get("/livez").body()).isEqualTo("[-] loop: no turn for 3m\n");
        assertThat(get("/livez?verbose").body()).isEqualTo("[-] loop: no turn for 3m\n[+] list\n");
    }

    @Test
    void eachFailedCheckIsOneLineAndOneThatBreaksHasFailed() throws Exception {
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/readyz").body())
                .isEqualTo(
                        "[-] feeds: none\\u000aread\\u001b\n"
                                + "[-] cluster: cannot be checked:"
                                + " java.lang.IllegalStateException: broken\n");
    }

    @Test
    void theApiAnswersJson() throws Exception {
        assertThat(get("/api/v1/policies").body()).isEqualTo("[]");
        assertThat(get("/api/v1/feeds").body()).isEqualTo("{\"feeds\": []}");
        assertThat(get("/api/v1/policies/shop/there").body()).isEqualTo("{\"in\": \"shop\"}");
        assertThat(get("/api/v1/policies/shop/there").headers().firstValue("Content-Type"))
                .contains("application/json");
    }

    @Test
    void thePageIsHtmlWithOneStyleAndNothingElse() throws Exception {
        HttpResponse<String> answer = get("/?q=a%20b&page=2");

        assertThat(answer.body()).isEqualTo("<p>q=a%20b&page=2");
        assertThat(get("/").body()).isEqualTo("<p>");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/html; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains(
                        "default-src 'none'; style-src 'sha256-x'; form-action 'self';"
                                + " base-uri 'none'; frame-ancestors 'none'");
    }

    @Test
    void aPolicyHasAPageOfItsOwnWithWhatBelongsToIt() throws Exception {
        HttpResponse<String> answer = get("/policies/shop/there");

        assertThat(answer.body()).isEqualTo("<p>shop");
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/html; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains(
                        "default-src 'none'; script-src 'sha256-y'; form-action 'self';"
                                + " base-uri 'none'; frame-ancestors 'none'");
    }

    /// Browsers ask, and complain of a 404.
    @Test
    void thereIsNoIconAndThatIsNoMistake() throws Exception {
        assertThat(get("/favicon.ico").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.html",
                "/metrics/",
                "/%6detrics",
                "/api",
                "/api/v1",
                "/api/v1/policies/shop/gone",
                "/policies/shop/gone",
                "/policies/shop",
                "/policies/../policies/shop/there",
                "/api/v1/policies/shop",
                "/api/v1/policies/shop/there/",
                "/api/v1/policies/shop/%2e%2e",
                "/api/v1/policies/../feeds"
            })
    void whatIsUnknownIsNotFoundAndTellsNothing(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404 Not Found\r\n").endsWith("not found\n");
        assertThat(answer).doesNotContainIgnoringCase("java", "server:", "jdk", "rangekeeper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get", "X"})
    void nothingCanBeChanged(String method) throws Exception {
        String answer =
                raw(
                        method
                                + " /api/v1/policies HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n"
                                + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("Allow: GET, HEAD\r\n");
    }

    @Test
    void aHeadIsAnswerWithoutABody() throws Exception {
        HttpResponse<String> answer =
                client.send(
                        request("/metrics")
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics", "/livez", "/api/v1/policies", "/nowhere"})
    void noAnswerIsSniffedStoredOrFramed(String path) throws Exception {
        var headers = get(path).headers();

        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; ")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void whatGoesWrongInsideIsNotToldToStrangers() throws Exception {
        metrics.set(() -> {
            throw new IllegalStateException("secret");
        });

        assertThat(get("/metrics").statusCode()).isEqualTo(500);
        assertThat(get("/metrics").body()).doesNotContain("secret", "Illegal");
    }

    @Test
    void slowReadersOfMetricsBlockNobody() throws Exception {
        String large = "a_metric 1\n".repeat(2_000_000);
        metrics.set(() -> large);
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * Router.SCRAPES; i++) {
                slow.add(send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"));
                // Its answer has begun: it is worked out, and stuck.
                assertThat(slow.getLast().getInputStream().read()).isEqualTo('H');
            }
            metrics.set(() -> "m 2\n");

            assertThat(get("/metrics").body()).isEqualTo("m 2\nPROMETHEUS\n");
            assertThat(get("/livez").body()).isEqualTo("ok");
            assertThat(get("/api/v1/feeds").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void onlySoManyScrapesAreWorkedOutAtATimeAndHealthIsToldMeanwhile() throws Exception {
        CountDownLatch begun = new CountDownLatch(Router.SCRAPES);
        CountDownLatch go = new CountDownLatch(1);
        metrics.set(() -> {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "m 3\n";
        });
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> asked = new ArrayList<>();
            for (int i = 0; i < Router.SCRAPES; i++) {
                asked.add(others.submit(() -> get("/metrics")));
            }
            begun.await();

            HttpResponse<String> busy = get("/metrics");
            assertThat(busy.statusCode()).isEqualTo(503);
            assertThat(busy.headers().firstValue("Retry-After")).contains("1");
            assertThat(get("/livez").body()).isEqualTo("ok");

            go.countDown();
            for (Future<HttpResponse<String>> answer : asked) {
                assertThat(answer.get().body()).isEqualTo("m 3\nPROMETHEUS\n");
            }
        }
        assertThat(get("/metrics").statusCode()).isEqualTo(200);
    }

    @Test
    void theServerHasLimits() {
        ServerLimits.VALUES
                .keySet()
                .forEach(name -> assertThat(System.getProperty(name)).as(name).isNotNull());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        URI address = URI.create("http://127.0.0.1:" + endpoints.address().getPort() + path);
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = send(request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket send(String request) throws IOException {
        Socket socket = new Socket(endpoints.address().getAddress(), endpoints.address().getPort());
        socket.setSoTimeout(20_000);
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return socket;
    }
}
