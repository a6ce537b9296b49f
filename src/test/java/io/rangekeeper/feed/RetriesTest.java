package io.rangekeeper.feed;

import static io.rangekeeper.feed.Documents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
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
    void aServerThatFailsOnceIsAskedAgain() {
        server.answer(502);
        server.answer("11.0.0.0/24\n");

        assertThat(server.fetch("/")).isInstanceOf(Fetched.class);
        assertThat(server.pauses).containsExactly(1);
    }

    @Test
    void aConnectionThatBreaksIsTriedAgain() {
        server.answer(
                new MockResponse.Builder()
                        .body("11.0.0.0/24\n".repeat(100))
                        .onResponseBody(new SocketEffect.CloseSocket()));
        server.answer("11.0.0.0/24\n");

        assertThat(server.fetch("/")).isInstanceOf(Fetched.class);
        assertThat(server.pauses).containsExactly(1);
    }

    @Test
    void aServerThatGoesOnFailingIsAskedFourTimes() {
        for (int i = 0; i < 10; i++) {
            server.answer(500);
        }

        assertThat(server.fetch("/"))
                .isEqualTo(
                        new Refused(Refusal.STATUS, server.address("/") + ": the answer is 500"));
        assertThat(server.server.getRequestCount()).isEqualTo(4);
        assertThat(server.pauses).startsWith(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 304, 400, 401, 403, 404, 410, 429})
    void whatWouldBeTheSameAgainIsNotAskedAgain(int status) {
        server.answer(status);

        assertThat(server.fetch("/")).isInstanceOf(Refused.class);
        assertThat(server.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aServerSaysHowLongToWait() {
        server.answer(new MockResponse.Builder().code(503).addHeader("Retry-After", "1"));
        server.answer("11.0.0.0/24\n");

        assertThat(server.fetch("/")).isInstanceOf(Fetched.class);
        assertThat(server.pauses).isEmpty();
    }

    record Limit(String name, int status, String header, String value, Duration pause) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Limit> limits() {
        String inTenMinutes = String.valueOf(NOON.getEpochSecond() + 600);
        return Stream.of(
                new Limit("seconds", 429, "Retry-After", "120", Duration.ofMinutes(2)),
                new Limit(
                        "a date",
                        503,
                        "Retry-After",
                        "Thu, 1 Jan 2026 12:05:00 GMT",
                        Duration.ofMinutes(5)),
                new Limit("ten years", 429, "Retry-After", "315360000", Duration.ofHours(1)),
                new Limit(
                        "a date in ten years",
                        503,
                        "Retry-After",
                        "Tue, 1 Jan 2036 12:00:00 GMT",
                        Duration.ofHours(1)),
                new Limit(
                        "GitHub's",
                        403,
                        "X-RateLimit-Reset",
                        inTenMinutes,
                        Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aServerIsLeftAloneForAsLongAsItAsksButNeverForMoreThanAnHour(Limit limit) {
        server.answer(
                new MockResponse.Builder()
                        .code(limit.status)
                        .addHeader("X-RateLimit-Remaining", "0")
                        .addHeader(limit.header, limit.value));
        server.answer("11.0.0.0/24\n");
        HttpDocuments documents = server.documents();

        assertThat(documents.fetch(server.document("/"))).isInstanceOf(Refused.class);
        server.now = NOON.plus(limit.pause).minusSeconds(1);
        assertThat(documents.fetch(server.document("/other")))
                .isEqualTo(
                        new Refused(
                                Refusal.STATUS,
                                server.address("/other")
                                        + ": not asked: it wants to be left alone until "
                                        + NOON.plus(limit.pause)));
        assertThat(server.server.getRequestCount()).isEqualTo(1);
        server.now = NOON.plus(limit.pause);
        assertThat(documents.fetch(server.document("/"))).isInstanceOf(Fetched.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1e9", "99999999999999999999"})
    void aWaitThatMakesNoSenseIsIgnored(String value) {
        server.answer(new MockResponse.Builder().code(429).addHeader("Retry-After", value));
        server.answer("11.0.0.0/24\n");
        HttpDocuments documents = server.documents();

        assertThat(documents.fetch(server.document("/"))).isInstanceOf(Refused.class);
        assertThat(documents.fetch(server.document("/"))).isInstanceOf(Fetched.class);
    }

    @Test
    void theTimeForOneDocumentEndsItsTries() {
        server.call = Duration.ofMillis(300);
        for (int i = 0; i < 4; i++) {
            server.answer(new MockResponse.Builder().onRequestStart(SocketEffect.Stall.INSTANCE));
        }

        assertThat(server.fetch("/"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.UNREACHABLE));
    }

    @Test
    void theBoundOfAPauseDoublesAndThePauseIsAnythingBelow() {
        Backoff backoff = Backoff.fullJitter(new Random(1));

        for (int tries = 1; tries < 20; tries++) {
            Duration bound = Duration.ofMillis(500L << Math.min(tries - 1, 5));
            for (int i = 0; i < 100; i++) {
                assertThat(backoff.delay(tries)).isBetween(Duration.ZERO, bound);
            }
        }
        assertThat(Stream.generate(() -> backoff.delay(3)).limit(100).distinct())
                .hasSizeGreaterThan(90);
    }
}
