package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that were not meant for us, or meant to harm: none of them becomes a document.
class HostileServerTest {
    private static final FeedDocument FORMAT =
            Documents.document("{ranges: '.prefixes[] | {prefix: .}'}");
    private static final String BODY =
            "{\"prefixes\": [\"11.0.0.0/24\", \"11.0.1.0/24\", \"11.0.2.0/24\"]}";

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
    void anEmptyBodyIsRefused() {
        server.answer("");

        assertThat(read()).extracting(Refused::reason).isEqualTo(Refusal.MALFORMED);
    }

    static IntStream eighths() {
        return IntStream.range(1, 8).map(eighth -> BODY.length() * eighth / 8);
    }

    @ParameterizedTest
    @MethodSource("eighths")
    void aBodyThatEndsEarlyIsRefused(int length) {
        server.answer(BODY.substring(0, length));

        assertThat(read()).extracting(Refused::reason).isEqualTo(Refusal.MALFORMED);
    }

    @ParameterizedTest
    @MethodSource("eighths")
    void aBodyThatIsCutOffIsRefused(int length) {
        for (int i = 0; i < 4; i++) {
            server.answer(
                    new MockResponse.Builder()
                            .body(BODY.substring(0, length))
                            .setHeader("Content-Length", BODY.length())
                            .onResponseEnd(new SocketEffect.CloseSocket()));
        }

        assertThat(read()).extracting(Refused::reason).isEqualTo(Refusal.UNREACHABLE);
    }

    @Test
    void aBodyThatIsLongerThanItsLengthEndsThere() {
        server.answer(
                new MockResponse.Builder()
                        .body(BODY)
                        .setHeader("Content-Length", BODY.length() / 2));

        assertThat(read()).extracting(Refused::reason).isEqualTo(Refusal.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e9", "99999999999999999999", "4, 5"})
    void aLengthThatMakesNoSenseHarmsNobody(String length) {
        for (int i = 0; i < 4; i++) {
            server.answer(
                    new MockResponse.Builder()
                            .body(BODY.substring(0, 20))
                            .setHeader("Content-Length", length)
                            .onResponseEnd(new SocketEffect.CloseSocket()));
        }

        assertThat(read().reason()).isIn(Refusal.UNREACHABLE, Refusal.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 203, 204, 206, 400, 404})
    void theRightBodyUnderAnotherStatusIsRefused(int status) {
        server.answer(new MockResponse.Builder().code(status).body(status == 204 ? "" : BODY));

        assertThat(read())
                .isEqualTo(
                        new Refused(
                                Refusal.STATUS, server.address("/") + ": the answer is " + status));
    }

    @Test
    void theLoginPageOfACaptivePortalIsRefused() {
        server.answer("<!DOCTYPE html><html><body>Accept the terms</body></html>");

        assertThat(read()).extracting(Refused::reason).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void headersWithoutEndAreRefused() {
        for (int i = 0; i < 4; i++) {
            server.answer(
                    new MockResponse.Builder().addHeader("X-Long", "x".repeat(1 << 20)).body(BODY));
        }

        assertThat(read()).extracting(Refused::reason).isEqualTo(Refusal.UNREACHABLE);
    }

    @Test
    void anAnswerThatIsCompressedTwiceIsNotExpandedTwice() throws IOException {
        server.answer(
                new MockResponse.Builder()
                        .body(gzip(gzip(new Buffer().writeUtf8(BODY))))
                        .addHeader("Content-Encoding", "gzip"));

        assertThat(read()).extracting(Refused::reason).isEqualTo(Refusal.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, gzip", "br", "x\u001b[31m"})
    void anEncodingThatWasNotAskedForIsRefused(String encoding) throws IOException {
        server.answer(
                new MockResponse.Builder()
                        .body(gzip(new Buffer().writeUtf8(BODY)))
                        .addHeaderLenient("Content-Encoding", encoding));

        Refused refused = read();
        assertThat(refused.reason()).isIn(Refusal.MALFORMED, Refusal.UNREACHABLE);
        assertThat(refused.detail()).isPrintable();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whatAServerSaysInItsStatusLineReachesNobodyRaw(int kind) {
        server.answer(
                new MockResponse.Builder().status("HTTP/1.1 " + (400 + kind) + " \u001b[31m evil"));

        assertThat(read().detail()).isPrintable();
    }

    /// What becomes of the answer in the end: fetched and read, as it is by whoever uses it.
    private Refused read() {
        return switch (server.fetch("/")) {
            case Refused refused -> refused;
            case Fetched fetched ->
                    switch (DocumentReader.read(FORMAT, fetched)) {
                        case Refused refused -> refused;
                        case Accepted accepted -> throw new AssertionError(accepted);
                    };
        };
    }

    private static Buffer gzip(Buffer content) throws IOException {
        Buffer compressed = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(compressed))) {
            sink.writeAll(content);
        }
        return compressed;
    }
}
