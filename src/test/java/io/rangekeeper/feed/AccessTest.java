package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Headers, certificates and the installation's number.
class AccessTest {
    @TempDir private Path folder;

    private FeedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FeedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void headersComeFromFilesAndFromTheEnvironment() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "Bearer of-the-file\n");
        server.environment.put("KEY", "of-the-variable");
        server.answer("11.0.0.0/24\n");
        TreeMap<String, Secret> headers = new TreeMap<>();
        headers.put("Authorization", new Secret.InFile(file));
        headers.put("X-Api-Key", new Secret.InVariable("KEY"));

        server.documents().fetch(server.document("/", headers(headers)));

        RecordedRequest request = server.server.takeRequest();
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer of-the-file");
        assertThat(request.getHeaders().get("X-Api-Key")).isEqualTo("of-the-variable");
    }

    @Test
    void aHeaderIsNotSentToAnotherHostNorWrittenToTheCache() throws Exception {
        server.state = Optional.of(folder);
        server.environment.put("KEY", "Bearer secret");
        server.redirect(server.address("other.example", "/"));
        server.answer(
                new MockResponse.Builder()
                        .addHeader("ETag: \"1\"")
                        .addHeader("Vary: Authorization")
                        .body("11.0.0.0/24\n"));
        server.answer(
                new MockResponse.Builder()
                        .addHeader("ETag: \"1\"")
                        .addHeader("Vary: Authorization")
                        .body("11.0.0.0/24\n"));
        TreeMap<String, Secret> headers = new TreeMap<>();
        headers.put("Authorization", new Secret.InVariable("KEY"));
        Access access =
                new Access(List.of("other.example"), headers, Optional.empty(), Optional.empty());
        HttpDocuments documents = server.documents();

        assertThat(documents.fetch(server.document("/", access))).isInstanceOf(Fetched.class);
        assertThat(documents.fetch(server.document("/", access))).isInstanceOf(Fetched.class);

        List<String> sent = List.of(authorization(), authorization(), authorization());
        assertThat(sent).containsExactly("Bearer secret", "", "Bearer secret");
        try (Stream<Path> files = Files.walk(folder.resolve("http"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .noneMatch(file -> content(file).contains("secret"));
        }
    }

    private String authorization() throws InterruptedException {
        String value = server.server.takeRequest().getHeaders().get("Authorization");
        return value == null ? "" : value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two\nlines-secret", "secret\u0000", "s\u00e9cret"})
    void aHeaderThatCannotBeSentIsToldWithoutItsText(String value) {
        server.environment.put("KEY", value);
        TreeMap<String, Secret> headers = new TreeMap<>();
        headers.put("X-Api-Key", new Secret.InVariable("KEY"));

        assertThat(server.documents().fetch(server.document("/", headers(headers))))
                .isEqualTo(
                        new Refused(
                                Refusal.UNREACHABLE,
                                server.address("/")
                                        + ": the environment variable KEY does not hold one line of"
                                        + " printable ASCII for a header"));
        assertThat(server.network.connections).isEmpty();
    }

    @Test
    void aCertificateOfOnesOwnAuthorityIsTrustedWhereTheFeedSaysSo() throws IOException {
        HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate own =
                new HeldCertificate.Builder()
                        .addSubjectAlternativeName("feed.example")
                        .signedBy(authority)
                        .build();
        server.server.useHttps(
                new HandshakeCertificates.Builder()
                        .heldCertificate(own)
                        .build()
                        .sslSocketFactory());
        server.answer("11.0.0.0/24\n");
        Path ca = Files.writeString(folder.resolve("ca.pem"), authority.certificatePem());

        assertThat(server.fetch("/")).isInstanceOf(Refused.class);
        assertThat(server.documents().fetch(server.document("/", ca(ca))))
                .isInstanceOf(Fetched.class);
    }

    @ParameterizedTest
    @CsvSource({"missing.pem, cannot be read", "empty.pem, holds no certificate"})
    void aFileWithoutCertificatesIsTold(String name, String why) throws IOException {
        Files.writeString(folder.resolve("empty.pem"), "");
        Path file = folder.resolve(name);

        assertThat(server.documents().fetch(server.document("/", ca(file))))
                .isEqualTo(
                        new Refused(
                                Refusal.UNREACHABLE,
                                server.address("/")
                                        + ": the file "
                                        + file
                                        + " with certificates "
                                        + why));
    }

    @Test
    void theInstallationsNumberStaysTheSame() throws Exception {
        server.state = Optional.of(folder);
        server.answer("11.0.0.0/24\n");
        server.answer("11.0.0.0/24\n");

        server.documents().fetch(server.document("/?id={guid}"));
        server.documents().fetch(server.document("/?id={guid}"));

        String first = server.server.takeRequest().getTarget();
        assertThat(first).matches("/\\?id=[0-9a-f-]{36}");
        assertThat(server.server.takeRequest().getTarget()).isEqualTo(first);
    }

    private static Access headers(SortedMap<String, Secret> headers) {
        return new Access(List.of(), headers, Optional.empty(), Optional.empty());
    }

    private static Access ca(Path file) {
        return new Access(List.of(), new TreeMap<>(), Optional.of(file), Optional.empty());
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
