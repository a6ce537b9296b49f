package io.rangekeeper.feed;

import io.rangekeeper.yaml.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Brings all documents of some feeds up to date, side by side and each of them once.
public final class FeedFetcher {
    private final Catalogue catalogue;
    private final Refresher refresher;
    private final SnapshotStore store;
    private final Duration timeout;

    /// Is told of each document as soon as it is read, from several threads.
    @FunctionalInterface
    public interface Progress {
        /// For whoever does not want to know.
        Progress NONE = (key, result) -> {};

        void read(DocumentKey key, ReadResult result);
    }

    /// @param store where the refresher keeps what it reads
    /// @param timeout for all documents together; whatever takes longer is refused
    public FeedFetcher(
            Catalogue catalogue, Refresher refresher, SnapshotStore store, Duration timeout) {
        this.catalogue = catalogue;
        this.refresher = refresher;
        this.store = store;
        this.timeout = timeout;
    }

    /// One result for every document of these feeds, whatever fails.
    ///
    /// @throws IllegalArgumentException when the catalogue has no feed of such a name
    public FetchedFeeds fetch(Collection<String> names, Progress progress)
            throws InterruptedException {
        List<FeedDocument> documents = documents(names);
        // Not closed: that would wait for what has been given up.
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<ReadResult>> futures =
                    threads.invokeAll(
                            documents.stream().map(d -> task(d, progress)).toList(),
                            timeout.toMillis(),
                            TimeUnit.MILLISECONDS);
            SortedMap<DocumentKey, ReadResult> results = new TreeMap<>();
            for (int i = 0; i < futures.size(); i++) {
                results.put(documents.get(i).key(), result(futures.get(i)));
            }
            return new FetchedFeeds(results, store.snapshots());
        } finally {
            threads.shutdownNow();
        }
    }

    private List<FeedDocument> documents(Collection<String> names) {
        List<FeedDocument> documents = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            Feed feed =
                    catalogue
                            .feed(name)
                            .orElseThrow(() -> new IllegalArgumentException("no feed " + name));
            documents.addAll(feed.documents());
        }
        return documents;
    }

    private Callable<ReadResult> task(FeedDocument document, Progress progress) {
        return () -> {
            ReadResult result = refresher.refresh(document).result();
            progress.read(document.key(), result);
            return result;
        };
    }

    private ReadResult result(Future<ReadResult> future) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException e) {
            return new Refused(Refusal.UNREACHABLE, "not read within " + Durations.print(timeout));
        } catch (ExecutionException e) {
            return Refused.broken(e);
        }
    }
}
