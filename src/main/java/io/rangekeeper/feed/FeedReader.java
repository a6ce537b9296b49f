package io.rangekeeper.feed;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Brings documents up to date: fetches, reads and judges one, and remembers what came of it. One
/// fetch of a document at a time: whoever asks for it meanwhile gets the same answer.
public final class FeedReader implements Refresher {
    private final DocumentSource source;
    private final Intake intake;
    private final Map<DocumentKey, Running> running = new ConcurrentHashMap<>();

    /// A fetch that is under way.
    private record Running(FeedDocument document, FutureTask<Refresh> task) {}

    public FeedReader(DocumentSource source, SnapshotStore store, Belief belief) {
        this.source = source;
        this.intake = new Intake(store, belief);
    }

    /// Ends in bounded time, as the source does.
    @Override
    public Refresh refresh(FeedDocument document) throws InterruptedException {
        Running mine = new Running(document, new FutureTask<>(() -> read(document)));
        while (true) {
            Running other = running.putIfAbsent(document.key(), mine);
            if (other == null) {
                return run(mine);
            }
            Refresh result = result(other);
            if (other.document.equals(document)) {
                return result;
            }
            // The description has changed meanwhile: that was somebody else's answer.
        }
    }

    private Refresh run(Running mine) throws InterruptedException {
        try {
            mine.task.run();
        } finally {
            running.remove(mine.document.key(), mine);
        }
        return result(mine);
    }

    private Refresh result(Running fetch) throws InterruptedException {
        try {
            return fetch.task.get();
        } catch (ExecutionException e) {
            return Refresh.refused(Refused.broken(e), intake.current(fetch.document.key()));
        }
    }

    private Refresh read(FeedDocument document) {
        DocumentKey key = document.key();
        return switch (source.fetch(document)) {
            case Refused refused -> Refresh.failed(refused, intake.current(key));
            case Fetched fetched ->
                    intake.take(key, fetched, DocumentReader.read(document, fetched));
        };
    }
}
