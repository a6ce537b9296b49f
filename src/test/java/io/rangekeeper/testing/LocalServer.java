package io.rangekeeper.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// A server of others that runs as a process of its own, on a port of 127.0.0.1.
record LocalServer(LeashedProcess leash, int port, HttpClient http) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    LocalServer(LeashedProcess leash, int port) {
        this(leash, port, HttpClient.newHttpClient());
    }

    /// Whoever takes it in between makes it fail, and is not likely.
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Waits until it says that it is ready.
    void awaitReady(String path) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (get(path).filter(answer -> answer.statusCode() == 200).isEmpty()) {
            if (!leash.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("the server is not ready:\n" + leash.lastLines(20));
            }
            Thread.sleep(100);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /// Empty where it does not answer.
    Optional<HttpResponse<String>> get(String path) throws InterruptedException {
        try {
            return Optional.of(
                    http.send(
                            HttpRequest.newBuilder(URI.create(url(path)))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
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
