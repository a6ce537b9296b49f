package io.rangekeeper.feed;

import static io.rangekeeper.feed.Documents.NOON;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/// A vendor's server on this machine that answers to two names, and a client of it that can reach
/// nothing else. Other packages' tests may have it too.
public final class FeedServer implements AutoCloseable {
    static final HeldCertificate CERTIFICATE =
            new HeldCertificate.Builder()
                    .addSubjectAlternativeName("feed.example")
                    .addSubjectAlternativeName("other.example")
                    .build();

    final MockWebServer server = new MockWebServer();
    final Loopback network = new Loopback();
    final Map<String, String> environment = new HashMap<>();
    final List<Integer> pauses = new ArrayList<>();
    Optional<Path> state = Optional.empty();
    Duration call = Duration.ofSeconds(20);
    Instant now = NOON;

    public FeedServer() throws IOException {
        this(Protocol.HTTP_1_1);
    }

    /// @param protocol HTTP/2 brings HTTP/1.1 along
    FeedServer(Protocol protocol) throws IOException {
        server.setProtocols(
                protocol == Protocol.HTTP_2
                        ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
                        : List.of(protocol));
        server.useHttps(
                new HandshakeCertificates.Builder()
                        .heldCertificate(CERTIFICATE)
                        .build()
                        .sslSocketFactory());
        server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    }

    /// A source that lives from here on.
    public HttpDocuments documents() {
        Network surroundings = new Network((InstantSource) () -> now, "1.2.3", environment, state);
        okhttp3.OkHttpClient client = network.client(CERTIFICATE);
        return new HttpDocuments(
                state.map(folder -> SharedClient.cached(client.newBuilder(), folder))
                        .orElseGet(() -> new SharedClient(client, Optional.empty())),
                surroundings,
                new HttpDocuments.Limits(
                        Duration.ofSeconds(20), Duration.ofSeconds(20), call, 1L << 16),
                tries -> {
                    pauses.add(tries);
                    return Duration.ZERO;
                });
    }

    FetchResult fetch(String path) {
        return documents().fetch(document(path));
    }

    public FeedDocument document(String path) {
        return new FeedDocument(new DocumentKey("test", ""), address(path));
    }

    /// A document whose description also holds this.
    FeedDocument document(String path, Access access) {
        FeedDocument plain = document(path);
        return new FeedDocument(
                plain.key(),
                plain.url(),
                plain.format(),
                plain.expect(),
                plain.use(),
                plain.allow(),
                access);
    }

    static Access redirects(String... hosts) {
        return new Access(List.of(hosts), new TreeMap<>(), Optional.empty(), Optional.empty());
    }

    String address(String path) {
        return address("feed.example", path);
    }

    String address(String host, String path) {
        return "https://" + host + ":" + server.getPort() + path;
    }

    public void answer(MockResponse.Builder response) {
        server.enqueue(response.build());
    }

    public void answer(int status) {
        answer(new MockResponse.Builder().code(status));
    }

    public void answer(String body) {
        answer(new MockResponse.Builder().body(body));
    }

    public void redirect(String location) {
        answer(new MockResponse.Builder().code(302).addHeader("Location", location));
    }

    @Override
    public void close() {
        server.close();
    }
}
