package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalRequestsTest {
    @TempDir private Path state;

    private FeedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FeedServer(Protocol.HTTP_2);
        server.state = Optional.of(state);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETag: \"1\"", "Last-Modified: Thu, 01 Jan 2026 10:00:00 GMT"})
    void whatHasNotChangedIsNotSentAgain(String header) throws InterruptedException {
        server.answer(new MockResponse.Builder().addHeader(header).body("11.0.0.0/24\n"));
        server.answer(304);
        HttpDocuments documents = server.documents();

        assertThat(body(documents)).isEqualTo("11.0.0.0/24\n");
        assertThat(body(documents)).isEqualTo("11.0.0.0/24\n");
        server.server.takeRequest();
        RecordedRequest second = server.server.takeRequest();
        assertThat(second.getHeaders().names()).anyMatch(name -> name.startsWith("if-"));
    }

    @Test
    void whatAServerCallsFreshIsAskedForAllTheSame() {
        server.answer(
                new MockResponse.Builder()
                        .addHeader("Cache-Control: max-age=31536000, immutable")
                        .addHeader("ETag: \"1\"")
                        .body("11.0.0.0/24\n"));
        server.answer("11.0.1.0/24\n");
        HttpDocuments documents = server.documents();

        body(documents);

        assertThat(body(documents)).isEqualTo("11.0.1.0/24\n");
    }

    @Test
    void otherContentUnderTheSameTagIsOtherContent() {
        for (String prefix : new String[] {"11.0.0.0/24", "11.0.1.0/24"}) {
            server.answer(new MockResponse.Builder().addHeader("ETag: \"1\"").body(prefix));
        }
        HttpDocuments documents = server.documents();

        assertThat(body(documents)).isEqualTo("11.0.0.0/24");
        assertThat(body(documents)).isEqualTo("11.0.1.0/24");
    }

    @Test
    void nothingHasChangedSaysNothingToWhoeverHasNothing() {
        server.answer(304);

        assertThat(server.fetch("/"))
                .isEqualTo(
                        new Refused(Refusal.STATUS, server.address("/") + ": the answer is 304"));
    }

    @Test
    void anAnswerThatWasCutOffIsNotKept() {
        server.answer(
                new MockResponse.Builder()
                        .addHeader("ETag: \"1\"")
                        .body("11.0.0.0/24\n".repeat(10_000)));
        server.answer("11.0.1.0/24\n");
        HttpDocuments documents = server.documents();

        assertThat(documents.fetch(server.document("/")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.TOO_LARGE));
        assertThat(body(documents)).isEqualTo("11.0.1.0/24\n");
    }

    @Test
    void aSecondProcessDoesWithoutTheCache() {
        server.answer(new MockResponse.Builder().addHeader("ETag: \"1\"").body("11.0.0.0/24\n"));
        server.answer("11.0.1.0/24\n");
        HttpDocuments first = server.documents();
        HttpDocuments second = server.documents();

        assertThat(body(first)).isEqualTo("11.0.0.0/24\n");
        assertThat(body(second)).isEqualTo("11.0.1.0/24\n");
    }

    private String body(HttpDocuments documents) {
        Fetched fetched = (Fetched) documents.fetch(server.document("/"));
        return new String(fetched.bytes(), StandardCharsets.UTF_8);
    }
}
