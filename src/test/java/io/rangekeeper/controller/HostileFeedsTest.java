package io.rangekeeper.controller;

import static io.rangekeeper.controller.MeteredFeeds.SUCCESS;
import static io.rangekeeper.controller.MeteredFeeds.outcomes;
import static io.rangekeeper.controller.MeteredFeeds.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.FeedServer;
import io.rangekeeper.feed.HttpDocuments;
import io.rangekeeper.feed.Refresh;
import io.rangekeeper.feed.Refresher;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a server on this machine that means harm brings about in the log and in the metrics.
class HostileFeedsTest {
    private static final String GOOD = "11.0.0.0/24\n11.0.1.0/24\n";
    private static final String ESCAPES = "\u001b[2J\"} 1\r\u202eforged 1";

    private final MeteredFeeds feeds = new MeteredFeeds();
    private final LogLines log = new LogLines();
    private FeedServer server;
    private Refresher refresher;
    private FeedDocument document;

    /// @param tries how often such an answer is asked for
    record Case(String name, MockResponse.Builder answer, int tries, String outcome, String told) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = new FeedServer();
        document = server.document("/");
        HttpDocuments documents = server.documents();
        refresher =
                new LoggedRefresher(feeds.measured(feeds.reader(documents)), feeds, log.logger());
    }

    @AfterEach
    void stop() {
        server.close();
        log.close();
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "a login page",
                        body("<html>" + ESCAPES),
                        1,
                        "refused",
                        "is refused (malformed): "),
                new Case("nothing", body(""), 1, "refused", "is refused (malformed): "),
                new Case(
                        "escapes for ranges",
                        body((ESCAPES + "\n").repeat(50)),
                        1,
                        "refused",
                        "is refused (malformed): "),
                new Case(
                        "NUL",
                        body("11.0.0.0/24\0\n11.0.1.0/24\0\n"),
                        1,
                        "refused",
                        "is refused (malformed): "),
                new Case(
                        "everything",
                        body("0.0.0.0/0\n::/0\n"),
                        1,
                        "refused",
                        "is refused (implausible): "),
                new Case(
                        "more than any document has",
                        body("11.0.0.0/24\n".repeat(10_000)),
                        1,
                        "failed",
                        "cannot be fetched (too_large): "),
                new Case(
                        "a status line with escapes",
                        new MockResponse.Builder().status("HTTP/1.1 404 " + "\u001b[2J forged"),
                        1,
                        "failed",
                        "cannot be fetched (status): "),
                new Case(
                        "a redirect to the metadata service",
                        new MockResponse.Builder()
                                .code(302)
                                .addHeaderLenient(
                                        "Location", "http://169.254.169.254/\u001b[2Jforged"),
                        1,
                        "failed",
                        "cannot be fetched (status): "),
                new Case(
                        "a connection that ends",
                        body(GOOD)
                                .setHeader("Content-Length", 1_000)
                                .onResponseEnd(new SocketEffect.CloseSocket()),
                        4,
                        "failed",
                        "cannot be fetched (unreachable): "));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isToldOnceAndCountedAndChangesNothing(Case example) throws InterruptedException {
        server.answer(GOOD);
        refresher.refresh(document);
        feeds.pass(Duration.ofHours(2));
        IntStream.range(0, 2 * example.tries).forEach(i -> server.answer(example.answer));

        List<Refresh> hostile = List.of(refresher.refresh(document), refresher.refresh(document));

        assertThat(hostile)
                .extracting(refresh -> refresh.outcome().label())
                .containsOnly(example.outcome);
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARN test " + example.told)
                .endsWith("; what it said 2h ago stays in force")
                .matches("[\\x20-\\x7e]+");
        assertThat(feeds.text()).matches("[\\x20-\\x7e\\n]*").doesNotContain("forged", "\\");
        Exposition told = feeds.told();
        assertThat(told.value(MeteredFeeds.RANGES, "feed=test,family=ipv4")).isEqualTo(1);
        assertThat(told.sum(MeteredFeeds.FETCHES, "outcome", example.outcome)).isEqualTo(2);
        assertThat(reasons(told, "test", "").stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(2);
    }

    @Test
    void aServerThatRecoversIsToldToHave() throws InterruptedException {
        server.answer(404);
        refresher.refresh(document);
        feeds.pass(Duration.ofMinutes(15));
        server.answer(GOOD);
        refresher.refresh(document);

        assertThat(log.lines())
                .containsExactly(
                        "WARN test cannot be fetched (status): "
                                + document.location()
                                + ": the answer is 404; it was never read, so what needs it waits",
                        "INFO test is read again, after 15m");
        assertThat(outcomes(feeds.told(), "test", "")).containsExactly(1.0, 0.0, 0.0, 1.0);
        assertThat(feeds.told().value(SUCCESS, "feed=test,document="))
                .isEqualTo(MeteredFeeds.seconds(feeds.instant()));
    }

    private static MockResponse.Builder body(String text) {
        return new MockResponse.Builder().body(text);
    }
}
