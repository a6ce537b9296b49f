package io.rangekeeper.select;

import io.rangekeeper.feed.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Divides the past of several documents into times in which none of them changed.
final class Moments {
    /// A time in which no document changed.
    ///
    /// @param until when the next one began; [Instant#MAX] for the present one
    /// @param feeds of each feed, what all its documents said
    record Moment(Instant from, Instant until, SortedMap<String, List<Snapshot>> feeds) {
        boolean lastsBeyond(Instant time) {
            return until.isAfter(time);
        }

        /// What identifies what was said.
        List<String> key() {
            return feeds.values().stream().flatMap(List::stream).map(Snapshot::sha256).toList();
        }
    }

    private final SortedMap<String, List<DocumentPast>> feeds;

    /// @param feeds of each feed, the past of all its documents
    Moments(SortedMap<String, List<DocumentPast>> feeds) {
        this.feeds = feeds;
    }

    /// The earliest of the times at which the documents were last read; [Instant#MAX] where there
    /// is none.
    Instant asOf() {
        return documents().stream()
                .map(DocumentPast::lastRead)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /// From when on all documents are known, not looking back further than to `since`.
    Instant begun(Instant since) {
        return documents().stream()
                .map(past -> past.begun(since))
                .max(Comparator.naturalOrder())
                .filter(begun -> begun.isAfter(since))
                .orElse(since);
    }

    /// From `since`, or from when all documents are known, until now; the oldest first.
    List<Moment> since(Instant since) {
        Instant begun = begun(since);
        NavigableSet<Instant> starts = new TreeSet<>(List.of(begun));
        for (DocumentPast past : documents()) {
            past.since(begun).stream()
                    .map(DocumentPast.Version::from)
                    .filter(begun::isBefore)
                    .forEach(starts::add);
        }
        List<Moment> moments = new ArrayList<>();
        Instant until = Instant.MAX;
        for (Instant from : starts.descendingSet()) {
            moments.addFirst(new Moment(from, until, at(from)));
            until = from;
        }
        return moments;
    }

    /// All that was said since then.
    SortedMap<String, List<Snapshot>> allSince(Instant since) {
        SortedMap<String, List<Snapshot>> all = new TreeMap<>();
        feeds.forEach((feed, documents) ->
                all.put(
                        feed,
                        documents.stream()
                                .flatMap(past -> past.since(since).stream())
                                .map(DocumentPast.Version::snapshot)
                                .toList()));
        return all;
    }

    /// What is current.
    SortedMap<String, List<Snapshot>> current() {
        SortedMap<String, List<Snapshot>> current = new TreeMap<>();
        feeds.forEach((feed, documents) ->
                current.put(feed, documents.stream().map(DocumentPast::current).toList()));
        return current;
    }

    private SortedMap<String, List<Snapshot>> at(Instant time) {
        SortedMap<String, List<Snapshot>> then = new TreeMap<>();
        feeds.forEach((feed, documents) ->
                then.put(
                        feed,
                        documents.stream()
                                .map(past -> past.since(time).getLast().snapshot())
                                .toList()));
        return then;
    }

    private List<DocumentPast> documents() {
        return feeds.values().stream().flatMap(Collection::stream).toList();
    }
}
