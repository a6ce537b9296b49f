package io.rangekeeper.controller;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.Belief;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.DocumentSource;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.FeedReader;
import io.rangekeeper.feed.FetchResult;
import io.rangekeeper.feed.Fetched;
import io.rangekeeper.feed.Refusal;
import io.rangekeeper.feed.Refused;
import io.rangekeeper.feed.store.MemorySnapshots;
import io.rangekeeper.feed.store.Retention;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/// Feeds that answer what a test tells them, read for real. Time passes only as it says.
class ScriptedFeeds implements DocumentSource, InstantSource {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static final Configuration CONFIGURATION =
            Configuration.read(
                    """
                    feeds:
                      single:
                        url: https://single.example/
                        ranges: '.p[] | {prefix: ., site: "hq"}'
                        version: .v
                        published: .t
                      several:
                        format: text
                        documents:
                          one: {url: https://one.example/}
                          two: {url: https://two.example/}
                      labelled:
                        url: https://labelled.example/
                        ranges: '.p[] | {prefix: .cidr, site, owner}'
                        version: .v
                    """,
                    "test");

    private final Deque<FetchResult> answers = new ArrayDeque<>();
    private final MemorySnapshots store = new MemorySnapshots(Retention.DEFAULT);
    private Instant now = NOON;
    private long nanos;
    private Duration pace = Duration.ZERO;

    static final FeedDocument SINGLE = document("single");
    static final FeedDocument ONE = document("several/one");
    static final FeedDocument TWO = document("several/two");
    static final FeedDocument LABELLED = document("labelled");

    private static FeedDocument document(String name) {
        DocumentKey key = DocumentKey.parse(name);
        return CONFIGURATION.catalogue().feed(key.feed()).orElseThrow().documents().stream()
                .filter(document -> document.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /// A process that begins to read; what an earlier one has read is still there.
    FeedReader reader() {
        return reader(this);
    }

    FeedReader reader(DocumentSource source) {
        return new FeedReader(source, store, new Belief(sha256 -> false));
    }

    /// What the next fetch brings.
    ScriptedFeeds answer(String text) {
        answers.add(fetched(text));
        return this;
    }

    ScriptedFeeds fail(Refusal reason, String detail) {
        answers.add(new Refused(reason, detail));
        return this;
    }

    Fetched fetched(String text) {
        return Fetched.fromServer(
                text.getBytes(StandardCharsets.UTF_8), "https://feed.example/", now);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /// How long each fetch takes.
    void pace(Duration time) {
        pace = time;
    }

    long nanos() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public FetchResult fetch(FeedDocument document) {
        nanos += pace.toNanos();
        return answers.remove();
    }
}
