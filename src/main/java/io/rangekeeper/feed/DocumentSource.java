package io.rangekeeper.feed;

/// Where documents come from: their owners' servers, or a folder of recorded ones.
@FunctionalInterface
public interface DocumentSource {
    /// All bytes of a document as they are now, or the reason why there are none. Ends in bounded
    /// time.
    FetchResult fetch(FeedDocument document);
}
