package io.rangekeeper.feed;

/// Brings documents up to date. Whoever counts or tells what comes of it wraps another one.
@FunctionalInterface
public interface Refresher {
    /// What came of fetching a document and judging it; ends in bounded time.
    Refresh refresh(FeedDocument document) throws InterruptedException;
}
