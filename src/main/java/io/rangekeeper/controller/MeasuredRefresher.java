package io.rangekeeper.controller;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.Refresh;
import io.rangekeeper.feed.Refresher;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Counts and times what another one does.
record MeasuredRefresher(
        Refresher refresher,
        Function<DocumentKey, DocumentSeries> series,
        InstantSource clock,
        LongSupplier nanos)
        implements Refresher {
    @Override
    public Refresh refresh(FeedDocument document) throws InterruptedException {
        DocumentSeries measured = series.apply(document.key());
        long start = nanos.getAsLong();
        Refresh refresh = refresher.refresh(document);
        measured.count(refresh, Duration.ofNanos(nanos.getAsLong() - start), clock.instant());
        return refresh;
    }
}
