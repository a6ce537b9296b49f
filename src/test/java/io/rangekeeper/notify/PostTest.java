package io.rangekeeper.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.config.NotifyTarget;
import io.rangekeeper.config.NotifyTarget.About;
import io.rangekeeper.config.NotifyTarget.Address;
import io.rangekeeper.config.NotifyTarget.Format;
import io.rangekeeper.feed.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One attempt, at a real server.
class PostTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final Body BODY =
            new Body("application/json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));

    private final MockWebServer server = new MockWebServer();

    @TempDir private Path folder;

    @BeforeEach
    void begin() throws IOException {
        server.start(java.net.InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void itIsSignedWithTheSecretAsItIsNow() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "old\n");
        Files.writeString(file, "new\n");
        answer(204);

        assertThat(attempt(address(), Optional.of(new Secret.InFile(file)), Map.of()))
                .isEqualTo(new Post.Taken());

        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(Objects.requireNonNull(request.getBody()).utf8()).isEqualTo("{\"a\":1}");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("rangekeeper/1.2.3");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("new".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signed = (NOW.getEpochSecond() + ".{\"a\":1}").getBytes(StandardCharsets.UTF_8);
        assertThat(request.getHeaders().get("X-Rangekeeper-Signature"))
                .isEqualTo(
                        "t=%d,v1=%s"
                                .formatted(
                                        NOW.getEpochSecond(),
                                        HexFormat.of().formatHex(mac.doFinal(signed))));
    }

    @Test
    void withoutASecretItIsNotSigned() throws Exception {
        answer(200);
        attempt(address(), Optional.empty(), Map.of());

        assertThat(server.takeRequest().getHeaders().get("X-Rangekeeper-Signature")).isNull();
    }

    record Case(int code, String retryAfter, Post.Result result) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(200, "", new Post.Taken()),
                new Case(202, "", new Post.Taken()),
                new Case(400, "", new Post.Refused("was answered with 400")),
                new Case(404, "9", new Post.Refused("was answered with 404")),
                new Case(307, "", new Post.Refused("was answered with 307")),
                new Case(500, "", new Post.Later("was answered with 500", Optional.empty())),
                new Case(
                        503,
                        "7",
                        new Post.Later(
                                "was answered with 503", Optional.of(Duration.ofSeconds(7)))),
                new Case(
                        429,
                        "999999999",
                        new Post.Later(
                                "was answered with 429", Optional.of(Duration.ofMinutes(10)))),
                new Case(
                        429, "tomorrow", new Post.Later("was answered with 429", Optional.empty())),
                new Case(408, "-1", new Post.Later("was answered with 408", Optional.empty())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anAnswerSaysWhatBecomesOfIt(Case example) {
        MockResponse.Builder answer =
                new MockResponse.Builder()
                        .code(example.code)
                        .setHeader("Location", server.url("/elsewhere"));
        if (!example.retryAfter.isEmpty()) {
            answer.setHeader("Retry-After", example.retryAfter);
        }
        server.enqueue(answer.build());

        assertThat(attempt(address(), Optional.empty(), Map.of())).isEqualTo(example.result);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aConnectionThatBreaksMayPassAndASecretAddressIsNotRepeated() throws IOException {
        server.enqueue(
                new MockResponse.Builder()
                        .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                        .build());
        Path file =
                Files.writeString(
                        folder.resolve("address"), server.url("/T000/B000/s3cr3t").toString());

        Post.Result result =
                attempt(new Address.Hidden(new Secret.InFile(file)), Optional.empty(), Map.of());

        assertThat(result).isInstanceOf(Post.Later.class);
        assertThat(result.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void aSecretThatIsMissingIsNamedByItsPlace() {
        Path file = folder.resolve("none");

        assertThat(attempt(address(), Optional.of(new Secret.InFile(file)), Map.of()))
                .isInstanceOfSatisfying(
                        Post.Later.class, later -> assertThat(later.why()).contains("" + file));
        assertThat(
                        attempt(
                                new Address.Hidden(new Secret.InVariable("HOOK")),
                                Optional.empty(),
                                Map.of("HOOK", "s3cr3t and no address")))
                .isInstanceOfSatisfying(
                        Post.Later.class,
                        later -> assertThat(later.why()).doesNotContain("s3cr3t"));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void headersGoByHttpsAndAnOwnAuthorityIsTrusted() throws Exception {
        HeldCertificate held =
                new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
        Path ca = Files.writeString(folder.resolve("ca.pem"), held.certificatePem());
        TreeMap<String, Secret> headers = new TreeMap<>();
        headers.put("Authorization", new Secret.InVariable("TOKEN"));
        Map<String, String> environment = Map.of("TOKEN", "Bearer s3cr3t");

        assertThat(attempt(target(address(), headers, Optional.empty()), environment))
                .isInstanceOf(Post.Later.class);
        assertThat(server.getRequestCount()).isZero();

        try (MockWebServer secure = new MockWebServer()) {
            secure.useHttps(
                    new HandshakeCertificates.Builder()
                            .heldCertificate(held)
                            .build()
                            .sslSocketFactory());
            secure.enqueue(new MockResponse.Builder().code(200).build());
            secure.start(java.net.InetAddress.getLoopbackAddress(), 0);
            Address address = new Address.Plain("https://127.0.0.1:" + secure.getPort() + "/hook");

            assertThat(attempt(target(address, headers, Optional.empty()), environment))
                    .isInstanceOf(Post.Later.class);
            assertThat(attempt(target(address, headers, Optional.of(ca)), environment))
                    .isEqualTo(new Post.Taken());
            assertThat(secure.takeRequest().getHeaders().get("Authorization"))
                    .isEqualTo("Bearer s3cr3t");
        }
    }

    private void answer(int code) {
        server.enqueue(new MockResponse.Builder().code(code).build());
    }

    private Address address() {
        return new Address.Plain("http://127.0.0.1:" + server.getPort() + "/hook");
    }

    private static Post.Result attempt(
            Address address, Optional<Secret> secret, Map<String, String> environment) {
        NotifyTarget unsigned = target(address, new TreeMap<>(), Optional.empty());
        return attempt(
                new NotifyTarget(
                        unsigned.name(),
                        address,
                        unsigned.format(),
                        unsigned.about(),
                        secret,
                        unsigned.headers(),
                        unsigned.ca(),
                        unsigned.every()),
                environment);
    }

    private static Post.Result attempt(NotifyTarget target, Map<String, String> environment) {
        return new Post(target, "1.2.3", environment, () -> NOW).attempt(BODY);
    }

    private static NotifyTarget target(
            Address address, SortedMap<String, Secret> headers, Optional<Path> ca) {
        return new NotifyTarget(
                "ops",
                address,
                Format.CLOUDEVENTS,
                EnumSet.allOf(About.class),
                Optional.empty(),
                headers,
                ca,
                Duration.ofSeconds(30));
    }
}
