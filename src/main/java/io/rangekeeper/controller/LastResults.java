package io.rangekeeper.controller;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.ReadResult;
import io.rangekeeper.feed.Refresh;
import io.rangekeeper.feed.Refresher;
import io.rangekeeper.feed.SnapshotStore;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Remembers what came of reading each document last.
public final class LastResults implements Refresher {
    private final Refresher refresher;
    private final SnapshotStore store;
    private final ConcurrentMap<DocumentKey, ReadResult> results = new ConcurrentHashMap<>();

    /// @param store where the refresher keeps what it reads
    public LastResults(Refresher refresher, SnapshotStore store) {
        this.refresher = refresher;
        this.store = store;
    }

    @Override
    public Refresh refresh(FeedDocument document) throws InterruptedException {
        Refresh refresh = refresher.refresh(document);
        results.put(document.key(), refresh.result());
        return refresh;
    }

    /// Forgets the results of all other feeds.
    public void retain(Set<String> feeds) {
        results.keySet().removeIf(key -> !feeds.contains(key.feed()));
    }

    /// With the snapshots as they are now.
    public FetchedFeeds feeds() {
        return new FetchedFeeds(new TreeMap<>(results), store.snapshots());
    }
}
