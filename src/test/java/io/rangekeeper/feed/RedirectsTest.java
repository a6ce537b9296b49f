package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedirectsTest {
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
    void aRedirectOnTheSameHostIsFollowed() {
        server.redirect("/moved?key=secret");
        server.answer("11.0.0.0/24\n");

        Fetched fetched = (Fetched) server.fetch("/");

        assertThat(fetched.bytes()).asString(StandardCharsets.UTF_8).isEqualTo("11.0.0.0/24\n");
        assertThat(fetched.location()).isEqualTo(server.address("/moved?..."));
    }

    @Test
    void aRedirectToAHostThatTheFeedNamesIsFollowed() {
        server.redirect(server.address("other.example", "/"));
        server.answer("11.0.0.0/24\n");

        FetchResult result =
                server.documents()
                        .fetch(server.document("/", FeedServer.redirects("other.example")));

        assertThat(((Fetched) result).location()).isEqualTo(server.address("other.example", "/"));
    }

    record Target(String location, String told, String why) {
        static final String NOT_HTTPS = "only https addresses are fetched";
        static final String NOT_NAMED = "the feed allows only feed.example";
    }

    static Stream<Target> targets() {
        return Stream.of(
                new Target("https://other.example/", "https://other.example/", Target.NOT_NAMED),
                new Target(
                        "https://169.254.169.254/latest",
                        "https://169.254.169.254/latest",
                        Target.NOT_NAMED),
                new Target("https://[fe80::1]/", "https://[fe80::1]/", Target.NOT_NAMED),
                new Target("https://127.0.0.1/", "https://127.0.0.1/", Target.NOT_NAMED),
                new Target(
                        "https://feed.example.evil.example/",
                        "https://feed.example.evil.example/",
                        Target.NOT_NAMED),
                new Target(
                        "https://feed.example:password@evil.example/?token=secret",
                        "https://evil.example/?...",
                        Target.NOT_NAMED),
                new Target("//evil.example/", "https://evil.example/", Target.NOT_NAMED),
                new Target(
                        "https://feed.example:22/",
                        "https://feed.example:22/",
                        "no document is fetched from port 22"),
                new Target("http://feed.example/", "http://feed.example/", Target.NOT_HTTPS),
                new Target("file:///etc/passwd", "file:///etc/passwd", Target.NOT_HTTPS),
                new Target("gopher://feed.example/", "gopher://feed.example/", Target.NOT_HTTPS),
                new Target("javascript:alert(1)", "javascript:alert(1)", Target.NOT_HTTPS));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void anyOtherTargetIsToldAndNotConnectedTo(Target target) {
        server.redirect(target.location);

        assertThat(server.fetch("/"))
                .isEqualTo(
                        new Refused(
                                Refusal.STATUS,
                                server.address("/")
                                        + ": the answer is 302, a redirect to "
                                        + target.told
                                        + ", which is not followed: "
                                        + target.why));
        assertThat(server.server.getRequestCount()).isEqualTo(1);
        assertThat(server.network.names).containsExactly("feed.example");
        assertThat(server.network.connections).hasSize(1);
    }

    @Test
    void aChainOfRedirectsEndsAfterFive() {
        for (int i = 0; i < 10; i++) {
            server.redirect("/");
        }

        assertThat(server.fetch("/"))
                .isEqualTo(
                        new Refused(
                                Refusal.STATUS,
                                server.address("/")
                                        + ": more than 5 redirects, one after another"));
        assertThat(server.server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void aRedirectToNowhereIsRefused() {
        server.answer(301);

        assertThat(server.fetch("/"))
                .isEqualTo(
                        new Refused(Refusal.STATUS, server.address("/") + ": the answer is 301"));
    }
}
