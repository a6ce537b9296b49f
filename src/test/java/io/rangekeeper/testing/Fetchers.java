package io.rangekeeper.testing;

import io.rangekeeper.feed.Belief;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.DocumentSource;
import io.rangekeeper.feed.FeedFetcher;
import io.rangekeeper.feed.FeedReader;
import io.rangekeeper.feed.store.MemorySnapshots;
import io.rangekeeper.feed.store.Retention;
import java.time.Duration;

/// Fetchers without a past.
public final class Fetchers {
    private Fetchers() {}

    public static FeedFetcher of(Catalogue catalogue, DocumentSource source, Duration timeout) {
        MemorySnapshots store = new MemorySnapshots(Retention.DEFAULT);
        return new FeedFetcher(
                catalogue,
                new FeedReader(source, store, new Belief(sha256 -> false)),
                store,
                timeout);
    }
}
