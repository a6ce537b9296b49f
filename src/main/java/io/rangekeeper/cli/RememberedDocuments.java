package io.rangekeeper.cli;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.DocumentSource;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.FetchResult;
import io.rangekeeper.feed.Fetched;
import java.util.Map;

/// Remembers what another source fetched, believed or not.
///
/// @param fetched is added to, by several threads
record RememberedDocuments(DocumentSource source, Map<DocumentKey, Fetched> fetched)
        implements DocumentSource {
    @Override
    public FetchResult fetch(FeedDocument document) {
        FetchResult result = source.fetch(document);
        if (result instanceof Fetched bytes) {
            fetched.put(document.key(), bytes);
        }
        return result;
    }
}
