package io.rangekeeper.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rangekeeper.testing.Fetchers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeedFetcherTest {
    private static final DocumentSource SAMPLES =
            new RecordedDocuments(Path.of("config", "samples"));

    @Test
    void everyDocumentOfTheFeedsIsReadOnce() throws InterruptedException {
        List<DocumentKey> fetched = new CopyOnWriteArrayList<>();
        DocumentSource source =
                document -> {
                    fetched.add(document.key());
                    return SAMPLES.fetch(document);
                };

        FetchedFeeds feeds = fetch(source, List.of("stripe", "gcp", "stripe"));

        assertThat(fetched)
                .extracting(DocumentKey::toString)
                .containsExactlyInAnyOrder(
                        "gcp", "stripe/api", "stripe/armada_gator", "stripe/webhooks");
        assertThat(feeds.results().keySet()).containsExactlyInAnyOrderElementsOf(fetched);
        assertThat(feeds.snapshots().all()).hasSize(4);
        assertThat(feeds.failures()).isEmpty();
    }

    @Test
    void aDocumentThatFailsDoesNotTakeTheOthersWithIt() throws InterruptedException {
        DocumentSource source =
                document ->
                        switch (document.key().toString()) {
                            case "stripe/api" -> new Refused(Refusal.STATUS, "the answer is 503");
                            case "stripe/webhooks" -> server("<html>");
                            default -> SAMPLES.fetch(document);
                        };

        FetchedFeeds feeds = fetch(source, List.of("gcp", "stripe"));

        assertThat(feeds.snapshots().all())
                .extracting(snapshot -> snapshot.key().toString())
                .containsExactlyInAnyOrder("gcp", "stripe/armada_gator");
        assertThat(feeds.failures())
                .extracting(failure -> failure.key() + " " + failure.refused().reason())
                .containsExactly("stripe/api STATUS", "stripe/webhooks MALFORMED");
    }

    @Test
    void documentsAreReadSideBySide() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(3);
        DocumentSource source =
                document -> {
                    all.countDown();
                    try {
                        return all.await(20, TimeUnit.SECONDS)
                                ? SAMPLES.fetch(document)
                                : new Refused(Refusal.UNREACHABLE, "one after the other");
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                };

        assertThat(fetch(source, List.of("stripe")).failures()).isEmpty();
    }

    @Test
    void whatIsNotReadInTimeIsRefused() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        DocumentSource source =
                document -> {
                    if (document.key().document().equals("api")) {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            return new Refused(Refusal.UNREACHABLE, "interrupted");
                        }
                    }
                    return SAMPLES.fetch(document);
                };
        FeedFetcher fetcher = Fetchers.of(Catalogue.builtIn(), source, Duration.ofSeconds(5));

        FetchedFeeds feeds = fetcher.fetch(List.of("stripe"), FeedFetcher.Progress.NONE);

        assertThat(feeds.failures())
                .containsExactly(
                        new FetchedFeeds.Failure(
                                new DocumentKey("stripe", "api"),
                                new Refused(Refusal.UNREACHABLE, "not read within 5s"),
                                Optional.empty()));
        assertThat(feeds.accepted()).hasSize(2);
    }

    record Break(String detail, DocumentSource source) {
        @Override
        public String toString() {
            return detail;
        }
    }

    static Stream<Break> breaks() {
        return Stream.of(
                new Break(
                        "java.lang.IllegalStateException: a \\u001b bug",
                        document -> {
                            throw new IllegalStateException("a \u001b bug");
                        }),
                new Break(
                        "java.lang.StackOverflowError",
                        document -> {
                            throw new StackOverflowError();
                        }));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void whatBreaksTheReaderOfOneDocumentRefusesThatOneOnly(Break broken)
            throws InterruptedException {
        DocumentSource source =
                document ->
                        (document.key().document().equals("api") ? broken.source() : SAMPLES)
                                .fetch(document);

        FetchedFeeds feeds = fetch(source, List.of("stripe"));

        assertThat(feeds.failures())
                .containsExactly(
                        new FetchedFeeds.Failure(
                                new DocumentKey("stripe", "api"),
                                new Refused(
                                        Refusal.MALFORMED, "broke its reader: " + broken.detail()),
                                Optional.empty()));
        assertThat(feeds.accepted()).hasSize(2);
    }

    @Test
    void progressIsToldOfEveryDocument() throws InterruptedException {
        ConcurrentSkipListSet<String> told = new ConcurrentSkipListSet<>();
        FeedFetcher fetcher = Fetchers.of(Catalogue.builtIn(), SAMPLES, Duration.ofMinutes(1));

        fetcher.fetch(List.of("aws", "gcp"), (key, result) -> told.add(key.toString()));

        assertThat(new ArrayList<>(told)).containsExactly("aws", "gcp");
    }

    @Test
    void aFeedThatTheCatalogueDoesNotHaveIsTheCallersMistake() {
        assertThatThrownBy(() -> fetch(SAMPLES, List.of("gpc"))).hasMessage("no feed gpc");
    }

    private static FetchedFeeds fetch(DocumentSource source, List<String> feeds)
            throws InterruptedException {
        return Fetchers.of(Catalogue.builtIn(), source, Duration.ofMinutes(1))
                .fetch(feeds, FeedFetcher.Progress.NONE);
    }

    private static Fetched server(String text) {
        return Fetched.fromServer(
                text.getBytes(StandardCharsets.UTF_8), "https://feed.example/", Documents.NOON);
    }
}
