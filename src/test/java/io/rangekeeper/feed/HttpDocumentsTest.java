package io.rangekeeper.feed;

import static io.rangekeeper.feed.Documents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDocumentsTest {
    private static final HeldCertificate CERTIFICATE = certificate("feed.example").build();

    private static final HttpDocuments.Limits LIMITS = limits(Duration.ofSeconds(20));
    private static final HttpDocuments.Limits SHORT = limits(Duration.ofSeconds(2));

    private final Loopback network = new Loopback();
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.setProtocols(List.of(Protocol.HTTP_1_1));
        server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theBytesOfAnAnswerAreTheDocument() throws InterruptedException {
        trusted();
        server.enqueue(new MockResponse.Builder().body("11.0.0.0/24\n").build());

        Fetched fetched = (Fetched) fetch("/ranges?token=secret");

        assertThat(fetched.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("11.0.0.0/24\n");
        assertThat(fetched.time()).isEqualTo(NOON);
        assertThat(fetched.chosen()).isFalse();
        assertThat(fetched.location())
                .isEqualTo("https://feed.example:" + server.getPort() + "/ranges?...");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("rangekeeper/1.2.3");
        assertThat(request.getTarget()).isEqualTo("/ranges?token=secret");
    }

    @Test
    void aCompressedAnswerIsExpanded() throws IOException {
        trusted();
        server.enqueue(gzipped("11.0.0.0/24\n".repeat(100)));

        Fetched fetched = (Fetched) fetch("/");

        assertThat(fetched.bytes()).hasSize(1_200);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 203, 204, 206, 300, 304, 400, 401, 403, 404, 410, 429, 500, 503})
    void onlyA200Counts(int status) {
        trusted();
        always(
                new MockResponse.Builder()
                        .code(status)
                        .body(status == 204 || status == 304 ? "" : "11.0.0.0/24\n")
                        .build());

        assertThat(fetch("/")).isEqualTo(refused(Refusal.STATUS, "the answer is " + status));
    }

    @Test
    void anAnswerThatDribblesEndsWithTheTimeForTheWholeCall() {
        trusted();
        server.enqueue(
                new MockResponse.Builder()
                        .body("x".repeat(1_000))
                        .throttleBody(1, 300, TimeUnit.MILLISECONDS)
                        .build());
        assertThat(
                        documents(CERTIFICATE, SHORT)
                                .fetch(new FeedDocument(new DocumentKey("test", ""), address("/"))))
                .isEqualTo(
                        refused(Refusal.UNREACHABLE, "timed out: InterruptedIOException: timeout"));
    }

    @Test
    void anAnswerWithoutEndIsGivenUpAtTheLimit() {
        trusted();
        server.enqueue(
                new MockResponse.Builder()
                        .body(new Endless())
                        .addHeader("Connection", "close")
                        .build());

        assertThat(fetch("/")).isEqualTo(refused(Refusal.TOO_LARGE, "more than 65536 bytes"));
    }

    @Test
    void whatCountsIsTheSizeAfterExpansion() throws IOException {
        trusted();
        server.enqueue(gzipped("0".repeat(50_000_000)));

        assertThat(fetch("/")).isEqualTo(refused(Refusal.TOO_LARGE, "more than 65536 bytes"));
    }

    @Test
    void anAnswerOfExactlyTheLimitIsRead() {
        trusted();
        server.enqueue(new MockResponse.Builder().body("x".repeat(1 << 16)).build());

        assertThat(((Fetched) fetch("/")).bytes()).hasSize(1 << 16);
    }

    @Test
    void anAnswerThatIsCutOffIsRefused() {
        trusted();
        always(
                new MockResponse.Builder()
                        .body("11.0.0.0/24\n")
                        .setHeader("Content-Length", 1_000)
                        .onResponseEnd(new SocketEffect.CloseSocket())
                        .build());

        assertThat(fetch("/"))
                .isEqualTo(
                        refused(
                                Refusal.UNREACHABLE,
                                "ProtocolException: unexpected end of stream"));
    }

    @Test
    void aCompressedAnswerThatIsCutOffIsRefused() throws IOException {
        trusted();
        Buffer cut = new Buffer();
        cut.write(gzip("11.0.0.0/24\n".repeat(1_000)), 40);
        always(new MockResponse.Builder().body(cut).addHeader("Content-Encoding", "gzip").build());

        assertThat(fetch("/"))
                .isEqualTo(
                        refused(Refusal.UNREACHABLE, "EOFException: source exhausted prematurely"));
    }

    @Test
    void aConnectionThatIsClosedAtOnceIsRefused() {
        trusted();
        always(new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build());

        assertThat(fetch("/"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.UNREACHABLE));
    }

    record BadCertificate(String name, HeldCertificate certificate, HeldCertificate trusted) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<BadCertificate> badCertificates() {
        HeldCertificate other = certificate("other.example").build();
        HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate expired =
                certificate("feed.example").signedBy(authority).validityInterval(0, 1_000).build();
        return Stream.of(
                new BadCertificate("of nobody who is trusted", CERTIFICATE, other),
                new BadCertificate("of another host", other, other),
                new BadCertificate("expired", expired, authority));
    }

    @ParameterizedTest
    @MethodSource("badCertificates")
    void aBadCertificateIsRefused(BadCertificate bad) {
        useHttps(bad.certificate);
        server.enqueue(new MockResponse.Builder().body("11.0.0.0/24\n").build());

        assertThat(fetch("/", bad.trusted))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.reason()).isEqualTo(Refusal.UNREACHABLE);
                            assertThat(refused.detail()).contains(": SSL");
                        });
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aServerThatSpeaksNoTlsIsRefused() {
        server.enqueue(new MockResponse.Builder().body("11.0.0.0/24\n").build());

        assertThat(fetch("/")).isInstanceOf(Refused.class);
    }

    @Test
    void anAddressThatIsNotHttpsIsNotEvenConnectedTo() {
        FeedDocument document =
                new FeedDocument(
                        new DocumentKey("test", ""),
                        "http://feed.example:" + server.getPort() + "/");

        assertThat(documents(CERTIFICATE).fetch(document))
                .isEqualTo(
                        new Refused(
                                Refusal.UNREACHABLE,
                                document.url() + ": only https addresses are fetched"));
        assertThat(network.connections).isEmpty();
    }

    @Test
    void credentialsInAnAddressAreNeverPrinted() {
        assertThat(FeedUrl.printable("https://me:se@cret@feed.example/a?key=secret"))
                .isEqualTo("https://feed.example/a?...");
    }

    /// However often it is tried.
    private void always(MockResponse response) {
        for (int i = 0; i < 4; i++) {
            server.enqueue(response);
        }
    }

    private void trusted() {
        useHttps(CERTIFICATE);
    }

    private void useHttps(HeldCertificate certificate) {
        HandshakeCertificates certificates =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        server.useHttps(certificates.sslSocketFactory());
    }

    private FetchResult fetch(String path) {
        return fetch(path, CERTIFICATE);
    }

    private FetchResult fetch(String path, HeldCertificate trusted) {
        return documents(trusted)
                .fetch(new FeedDocument(new DocumentKey("test", ""), address(path)));
    }

    private HttpDocuments documents(HeldCertificate trusted) {
        return documents(trusted, LIMITS);
    }

    private HttpDocuments documents(HeldCertificate trusted, HttpDocuments.Limits limits) {
        return new HttpDocuments(
                new SharedClient(network.client(trusted), Optional.empty()),
                new Network(InstantSource.fixed(NOON), "1.2.3", Map.of(), Optional.empty()),
                limits,
                tries -> Duration.ZERO);
    }

    private String address(String path) {
        return "https://feed.example:" + server.getPort() + path;
    }

    private Refused refused(Refusal reason, String detail) {
        return new Refused(reason, address("/") + ": " + detail);
    }

    private static HttpDocuments.Limits limits(Duration call) {
        return new HttpDocuments.Limits(
                Duration.ofSeconds(20), Duration.ofSeconds(20), call, 1L << 16);
    }

    private static MockResponse gzipped(String text) throws IOException {
        return new MockResponse.Builder()
                .body(gzip(text))
                .addHeader("Content-Encoding", "gzip")
                .build();
    }

    private static Buffer gzip(String text) throws IOException {
        Buffer compressed = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(compressed))) {
            sink.writeUtf8(text);
        }
        return compressed;
    }

    private static HeldCertificate.Builder certificate(String host) {
        return new HeldCertificate.Builder().addSubjectAlternativeName(host);
    }

    /// Goes on until the client hangs up.
    private static final class Endless implements MockResponseBody {
        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            while (true) {
                sink.writeUtf8("11.0.0.0/24\n");
            }
        }
    }
}
