package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rangekeeper.policy.Namespaces;
import io.rangekeeper.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Answers about namespaces that a healthy API server rarely gives: labels that could not be read
/// must not pass for labels that are not there.
class NamespaceAnswersTest {
    private static final String SHOP =
            "{\"kind\":\"Namespace\",\"metadata\":{\"name\":\"shop\",\"labels\":{\"stage\":\"prod\"}}}";

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
    void aListThatTheServerForgotIsBegunAgain() throws InterruptedException {
        enqueue(200, page("next", SHOP.replace("prod", "test")));
        enqueue(410, "{\"kind\":\"Status\"}");
        enqueue(200, page("next", SHOP));
        enqueue(200, page("", SHOP.replace("shop", "web")));

        Namespaces namespaces = read(List.of());

        assertThat(namespaces.labels("shop")).contains(Map.of("stage", "prod"));
        assertThat(namespaces.labels("web")).contains(Map.of("stage", "prod"));
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/v1/namespaces?limit=2");
    }

    @Test
    void aNamespaceThatIsAskedForTwiceIsReadOnce() {
        enqueue(200, SHOP);
        enqueue(404, "{\"kind\":\"Status\"}");

        Namespaces namespaces = read(List.of("shop", "gone", "shop"));

        assertThat(namespaces.labels("shop")).contains(Map.of("stage", "prod"));
        assertThat(namespaces.labels("gone")).isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void whatIsNoAnswerOfAnApiServerIsAnError() {
        enqueue(200, "<html>log in</html>");
        assertFails(List.of(), "did not answer with Namespaces");
        enqueue(200, "{\"kind\":\"NetworkPolicyList\",\"items\":[]}");
        assertFails(List.of(), "did not answer with Namespaces");
        enqueue(200, "<html>log in</html>");
        assertFails(List.of("shop"), "did not answer with Namespaces");
        enqueue(200, SHOP);
        assertFails(List.of("web"), "did not answer with Namespaces");
    }

    @Test
    void aServerThatFailsIsAnError() {
        enqueue(500, "{\"kind\":\"Status\",\"message\":\"broken\"}");
        assertFails(List.of("shop"), "refused: broken");
        server.close();
        assertFails(List.of("shop"), "cannot be reached");
    }

    private void assertFails(List<String> namespaces, String why) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> read(namespaces))
                .withMessageContaining(why);
    }

    private Namespaces read(List<String> namespaces) {
        ApiConnection api =
                new ApiConnection(
                        "http://127.0.0.1:" + server.getPort(),
                        new OkHttpClient(),
                        Duration.ofSeconds(2));
        return new ClusterStore(api, new PolicyLists(api, namespaces, 2)).namespaces();
    }

    private void enqueue(int code, String body) {
        server.enqueue(new MockResponse.Builder().code(code).body(body).build());
    }

    private static String page(String next, String... objects) {
        return "{\"kind\":\"NamespaceList\",\"metadata\":{\"continue\":\"%s\"},\"items\":[%s]}"
                .formatted(next, String.join(",", objects));
    }
}
