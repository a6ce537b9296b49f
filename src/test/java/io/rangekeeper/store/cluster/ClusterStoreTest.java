package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.StoreException;
import io.rangekeeper.store.WriteResult;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Answers that a healthy API server rarely gives.
class ClusterStoreTest {
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.enqueue(
                new MockResponse.Builder().code(307).addHeader("Location", "/elsewhere").build());

        assertThat(store().write(Policies.change(policy(), "3.0.0.0/8")))
                .isEqualTo(new WriteResult.Failed("HTTP status 307"));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aServerWhoseCertificateIsNotTrustedIsNotTalkedTo() {
        HeldCertificate stranger =
                new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
        server.useHttps(
                new HandshakeCertificates.Builder()
                        .heldCertificate(stranger)
                        .build()
                        .sslSocketFactory());

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store("https", List.of()).list())
                .withMessageContaining("check the certificate authority");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void aWriteIsOneJsonPatchSignedWithTheFieldManager() throws InterruptedException {
        ObjectNode after = object("stripe").deepCopy();
        after.withObject("/metadata").put("resourceVersion", "another");
        enqueue(after.toString());

        assertThat(store().write(Policies.change(policy(), "3.0.0.0/8")))
                .isEqualTo(new WriteResult.Written());

        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("PATCH");
        assertThat(request.getTarget())
                .isEqualTo(
                        "/apis/networking.k8s.io/v1/namespaces/payments/networkpolicies/stripe"
                                + "?fieldManager=rangekeeper");
        assertThat(request.getHeaders().get("Content-Type"))
                .isEqualTo("application/json-patch+json");
    }

    @Test
    void anAnnotationIsSignedWithAnotherFieldManagerThanTheControllers()
            throws InterruptedException {
        enqueue(object("stripe").toString());

        assertThat(store().annotate(policy(), "rangekeeper.io/approve", "x"))
                .isEqualTo(new WriteResult.Written());

        assertThat(server.takeRequest().getTarget()).endsWith("?fieldManager=rangekeeper-approve");
    }

    @Test
    void aServerThatNeverAnswersFailsAWrite() {
        server.enqueue(
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

        assertThat(store().write(Policies.change(policy(), "3.0.0.0/8")))
                .isInstanceOfSatisfying(
                        WriteResult.Failed.class,
                        failed -> assertThat(failed.detail()).contains("no answer in time"));
    }

    @Test
    void aDeadServerFailsAWriteAndAList() {
        ClusterStore store = store();
        String address = "127.0.0.1:" + server.getPort();
        server.close();

        assertThat(store.write(Policies.change(policy(), "3.0.0.0/8")))
                .isInstanceOfSatisfying(
                        WriteResult.Failed.class,
                        failed -> assertThat(failed.detail()).contains(address, "refused"));
        assertListFails("the cluster at http://" + address + " cannot be reached");
    }

    @Test
    void aListThatTheServerForgotIsBegunAgain() {
        enqueue(page("next", object("a")));
        server.enqueue(new MockResponse.Builder().code(410).body(status("expired")).build());
        enqueue(page("next", object("a")));
        enqueue(page("", object("b")));

        assertThat(store().list().policies())
                .extracting(NetworkPolicy::name)
                .containsExactly("a", "b");
    }

    @Test
    void aListThatIsForgottenAgainAndAgainIsAnError() {
        for (int i = 0; i < 3; i++) {
            enqueue(page("next", object("a")));
            server.enqueue(new MockResponse.Builder().code(410).body(status("expired")).build());
        }

        assertListFails("forgot the list");
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void aLaterPageThatFailsFailsTheList() {
        enqueue(page("next", object("a")));
        server.enqueue(new MockResponse.Builder().code(500).body(status("broken")).build());

        assertListFails("broken");
    }

    @Test
    void whatIsNoListIsNotAnEmptyList() {
        enqueue("<html>Welcome</html>");

        assertListFails("is this address an API server's?");
    }

    @Test
    void aListThatIsCutOffIsAnError() {
        server.enqueue(
                new MockResponse.Builder()
                        .body(page("", object("a")))
                        .setHeader("Content-Length", 100_000)
                        .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                        .build());

        assertListFails("cannot be reached");
    }

    @Test
    void aMalformedObjectIsReportedAndTheOthersAreRead() {
        ObjectNode malformed = object("malformed");
        malformed.withObject("/spec").put("egress", "everything");
        enqueue(page("", object("b"), malformed, object("a")));

        var listing = store().list();

        assertThat(listing.policies()).extracting(NetworkPolicy::name).containsExactly("a", "b");
        assertThat(listing.unreadable())
                .singleElement()
                .satisfies(unreadable -> {
                    assertThat(unreadable.place()).isEqualTo("NetworkPolicy payments/malformed");
                    assertThat(unreadable.problem()).contains("spec.egress");
                });
    }

    @Test
    void aServerThatIgnoresTheSelectorDoesNotWidenTheList() {
        ObjectNode unlabelled = object("unlabelled");
        unlabelled.withObject("/metadata").remove("labels");
        enqueue(page("", unlabelled));

        assertThat(store().list().policies()).isEmpty();
    }

    @Test
    void anotherPolicyOfTheSameNameIsNotReadAgain() {
        ObjectNode another = object("stripe");
        another.withObject("/metadata").put("uid", "another");
        enqueue(another.toString());

        assertThat(store().reread(policy())).isEmpty();
    }

    @Test
    void aNamespaceThatCannotBeOneIsRefusedBeforeAnythingIsSent() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store("http", List.of("../..")).list())
                .withMessageContaining("\"../..\" is not a namespace");
        assertThat(server.getRequestCount()).isZero();
    }

    private void assertListFails(String why) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store().list())
                .withMessageContaining(why);
    }

    private ClusterStore store() {
        return store("http", List.of());
    }

    private ClusterStore store(String scheme, List<String> namespaces) {
        ApiConnection api =
                new ApiConnection(
                        scheme + "://127.0.0.1:" + server.getPort(),
                        new OkHttpClient(),
                        Duration.ofSeconds(2));
        return new ClusterStore(api, new PolicyLists(api, namespaces, 2));
    }

    private void enqueue(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private static NetworkPolicy policy() {
        return Policies.read(object("stripe"));
    }

    private static ObjectNode object(String name) {
        ObjectNode object = Policies.managed("payments", name);
        object.withObject("/metadata").put("uid", "uid of " + name).put("resourceVersion", "17");
        return object;
    }

    private static String page(String next, JsonNode... objects) {
        return "{\"kind\":\"NetworkPolicyList\",\"metadata\":{\"continue\":\"%s\"},\"items\":%s}"
                .formatted(next, List.of(objects));
    }

    private static String status(String message) {
        return "{\"kind\":\"Status\",\"message\":\"%s\"}".formatted(message.replace("\"", "\\\""));
    }
}
