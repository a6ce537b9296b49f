package io.rangekeeper.cli.backtest;

import io.rangekeeper.feed.Refused;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads the documents of a history in their order, a few of them ahead on the other cores: reading
/// takes most of the time of a replay, and all of them at once would not fit into memory.
final class ReadAhead implements AutoCloseable {
    private final Iterator<Recorded> rest;
    private final int most;
    private final ExecutorService threads;
    private final Deque<Reading> readings = new ArrayDeque<>();

    private record Reading(Recorded file, Future<Served> result) {}

    ReadAhead(List<Recorded> files) {
        int cores = Runtime.getRuntime().availableProcessors();
        this.rest = files.iterator();
        this.most = cores + 1;
        this.threads =
                Executors.newFixedThreadPool(
                        cores, Thread.ofPlatform().daemon().name("reader-", 0).factory());
    }

    /// The next document; empty when there is none left.
    Optional<Served> next() throws InterruptedException {
        while (readings.size() < most && rest.hasNext()) {
            Recorded file = rest.next();
            readings.add(new Reading(file, threads.submit(file::read)));
        }
        Reading reading = readings.poll();
        return reading == null ? Optional.empty() : Optional.of(result(reading));
    }

    private static Served result(Reading reading) throws InterruptedException {
        try {
            return reading.result.get();
        } catch (ExecutionException e) {
            Recorded file = reading.file;
            return new Served(
                    file.document().key(), file.file().toString(), file.time(), Refused.broken(e));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
