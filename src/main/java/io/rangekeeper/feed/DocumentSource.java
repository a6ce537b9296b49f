package io.rangekeeper.feed;

/// Where documents come from: their owners' servers, or a folder of recorded ones.
@FunctionalInterface
public interface DocumentSource extends AutoCloseable {
    /// All bytes of a document as they are now, or the reason why there are none. Ends in bounded
    /// time.
    FetchResult fetch(FeedDocument document);

    /// Lets go of what it holds for all fetches: nothing, for most.
    @Override
    default void close() {}
}
