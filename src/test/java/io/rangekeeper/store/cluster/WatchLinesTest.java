package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kubernetes.client.informer.exception.WatchExpiredException;
import io.rangekeeper.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the lines of a watch mean; [WatchFaultsIT] has what comes of it.
class WatchLinesTest {
    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient client = new OkHttpClient();
    private final AtomicInteger alive = new AtomicInteger();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eventsAreReadUntilTheServerEndsThem() throws IOException {
        try (WatchLines<String> lines =
                lines(event("ADDED", policy("a", 7)) + event("BOOKMARK", policy("", 9)))) {
            var added = lines.next();
            assertThat(added.type).isEqualTo("ADDED");
            assertThat(added.object.content()).isEqualTo("a");
            assertThat(added.object.getMetadata().getResourceVersion()).isEqualTo("7");
            assertThat(lines.hasNext()).isTrue();
            assertThat(lines.next().object.getMetadata().getResourceVersion()).isEqualTo("9");
            assertThat(lines.hasNext()).isFalse();
        }
        assertThat(alive).hasValue(2);
    }

    @Test
    void aVersionThatTheServerForgotIsNotLikeOtherErrors() throws IOException {
        try (WatchLines<String> lines = lines(event("ERROR", "{\"code\":410}"))) {
            assertThatExceptionOfType(WatchExpiredException.class).isThrownBy(lines::next);
        }
        assertRefused(event("ERROR", "{\"code\":500,\"message\":\"etcd\"}"), "ended: etcd");
    }

    @Test
    void whatIsNoEventAboutAPolicyIsAnError() throws IOException {
        assertRefused("<html>\n", "not JSON");
        assertRefused("\n", "no event");
        assertRefused("[]\n", "no event");
        assertRefused("{\"type\":\"ADDED\",\"type\":\"DELETED\"}\n", "not JSON");
        assertRefused(event("ADDED", policy("a", 7).replace("Policy", "")), "something else");
        assertRefused(event("ADDED", "{\"kind\":\"NetworkPolicy\"}"), "something else");
        assertRefused(event("ADDED", policy("a", 7)).strip(), "ended within an event");
        assertRefused("x".repeat(17 << 20), "too long");
        assertThat(alive).hasValue(0);
    }

    private void assertRefused(String body, String problem) throws IOException {
        try (WatchLines<String> lines = lines(body)) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(lines::next)
                    .withMessageContaining(problem);
        }
    }

    private WatchLines<String> lines(String body) throws IOException {
        server.enqueue(new MockResponse.Builder().body(body).build());
        Call call = client.newCall(new Request.Builder().url(server.url("/")).build());
        return new WatchLines<>(
                call,
                call.execute(),
                ObjectKind.POLICIES,
                object ->
                        Watched.of(
                                object, ObjectKind.POLICIES, object.at("/metadata/name").asText()),
                alive::incrementAndGet);
    }

    private static String policy(String name, int version) {
        return """
        {"kind":"NetworkPolicy","metadata":{"name":"%s","resourceVersion":"%d"}}
        """
                .formatted(name, version)
                .strip();
    }

    private static String event(String type, String object) {
        return "{\"type\":\"%s\",\"object\":%s}\n".formatted(type, object);
    }
}
