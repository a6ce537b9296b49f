package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rangekeeper.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Handshake;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is trusted, and who one says one is, at a server with TLS.
class ApiServerTest {
    private final HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(1).commonName("authority").build();
    private final MockWebServer server = new MockWebServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aServerOfItsAuthorityIsTrustedAndToldTheToken() throws Exception {
        serve("127.0.0.1");

        assertThat(get(trusting(authority, new Credentials.Token("s3cr3t"))).code()).isEqualTo(200);

        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/version?pretty=a%20b%26c");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer s3cr3t");
    }

    @Test
    void aPasswordIsTold() throws Exception {
        serve("127.0.0.1");

        get(trusting(authority, new Credentials.Password("me", "s3cr3t")));

        assertThat(server.takeRequest().getHeaders().get("Authorization"))
                .isEqualTo(okhttp3.Credentials.basic("me", "s3cr3t"));
    }

    @Test
    void aCertificateIsShown() throws Exception {
        HeldCertificate me =
                new HeldCertificate.Builder().commonName("me").signedBy(authority).build();
        serve("127.0.0.1");
        server.requireClientAuth();

        get(
                trusting(
                        authority,
                        new Credentials.Certificate(
                                pem(me), ByteString.encodeUtf8(me.privateKeyPkcs8Pem()))));

        Handshake handshake = Objects.requireNonNull(server.takeRequest().getHandshake());
        assertThat(Objects.requireNonNull(handshake.peerPrincipal()).getName()).isEqualTo("CN=me");
    }

    @Test
    void aServerOfAnotherAuthorityIsToldNothing() throws IOException {
        serve("127.0.0.1");
        HeldCertificate other =
                new HeldCertificate.Builder().certificateAuthority(1).commonName("other").build();

        refuses(trusting(other, new Credentials.Token("s3cr3t")));
    }

    @Test
    void aServerThatNoAuthorityOfTheJdkKnowsIsToldNothing() throws IOException {
        serve("127.0.0.1");

        refuses(new ApiServer(address(), Optional.empty(), true, new Credentials.Token("s3cr3t")));
    }

    @Test
    void aServerOfAnotherNameIsToldNothing() throws IOException {
        serve("elsewhere.test");

        refuses(trusting(authority, new Credentials.Token("s3cr3t")));
    }

    @Test
    void whoSaysThatItDoesNotMatterTalksToAnybody() throws IOException {
        serve("elsewhere.test");

        assertThat(
                        get(new ApiServer(
                                        address(), Optional.empty(), false, new Credentials.None()))
                                .code())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "none", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"})
    void anAuthorityThatIsNoneIsSaid(String pem) {
        ApiServer wrong =
                new ApiServer(
                        "https://a.test",
                        Optional.of(ByteString.encodeUtf8(pem)),
                        true,
                        new Credentials.None());

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> new ApiConnection(wrong))
                .withMessageStartingWith("https://a.test: a certificate or its key cannot be used");
    }

    @Test
    void noSecretIsPrinted() {
        ByteString secret = ByteString.encodeUtf8("s3cr3t");

        assertThat(trusting(authority, new Credentials.Token("s3cr3t")).toString())
                .doesNotContain("s3cr3t");
        assertThat(new Credentials.Password("me", "s3cr3t").toString()).doesNotContain("s3cr3t");
        assertThat(new Credentials.Certificate(secret, secret).toString())
                .doesNotContain("s3cr3t", secret.hex());
    }

    private void serve(String name) throws IOException {
        HeldCertificate own =
                new HeldCertificate.Builder()
                        .addSubjectAlternativeName(name)
                        .signedBy(authority)
                        .build();
        HandshakeCertificates certificates =
                new HandshakeCertificates.Builder()
                        .heldCertificate(own)
                        .addTrustedCertificate(authority.certificate())
                        .build();
        server.useHttps(certificates.sslSocketFactory());
        server.enqueue(new MockResponse.Builder().body("{}").build());
        server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    }

    private String address() {
        return "https://127.0.0.1:" + server.getPort();
    }

    private ApiServer trusting(HeldCertificate trusted, Credentials credentials) {
        return new ApiServer(
                server.getStarted() ? address() : "https://a.test",
                Optional.of(pem(trusted)),
                true,
                credentials);
    }

    private void refuses(ApiServer api) {
        assertThatExceptionOfType(SSLException.class).isThrownBy(() -> get(api));
        assertThat(server.getRequestCount()).isZero();
    }

    private static Answer get(ApiServer api) throws IOException {
        ApiConnection connection = new ApiConnection(api);
        try {
            return connection.get("/version", Map.of("pretty", "a b&c"));
        } finally {
            connection.close();
        }
    }

    private static ByteString pem(HeldCertificate certificate) {
        return ByteString.encodeUtf8(certificate.certificatePem());
    }
}
