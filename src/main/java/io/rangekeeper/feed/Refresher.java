package io.rangekeeper.feed;

/// Brings documents up to date.
@FunctionalInterface
public interface Refresher {
    /// What came of it: a document that cannot be had is a result too. Ends in bounded time.
    Refresh refresh(FeedDocument document) throws InterruptedException;
}
