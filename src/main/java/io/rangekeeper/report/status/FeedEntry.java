package io.rangekeeper.report.status;

import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.report.FeedState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One feed on the page.
///
/// @param policies how many need it
/// @param published when its oldest document was published, or read where its owner says nothing;
///   empty if never
/// @param read when that of its documents was read that was not read for longest; empty if never
/// @param refused why documents were not believed
record FeedEntry(
        String name,
        String title,
        int policies,
        Tone tone,
        String state,
        Optional<When> published,
        Optional<When> read,
        String version,
        String ranges,
        List<Document> documents,
        List<String> refused) {

    /// @param refused whether it was not believed when it was read last; the rest is of what stays
    ///   in force
    record Document(
            String name, boolean refused, Optional<When> read, String version, String ranges) {}

    static FeedEntry of(Feed feed, int policies, FetchedFeeds results, Instant now) {
        FeedState state = FeedState.of(feed, results);
        boolean whole = state.read().size() == state.documents();
        return new FeedEntry(
                feed.name(),
                feed.title(),
                policies,
                !state.refused().isEmpty() ? Tone.BAD : whole ? Tone.GOOD : Tone.NOTABLE,
                Words.capital(Words.of(state.words())),
                oldest(state.read().stream().map(FeedState::time), now),
                oldest(state.read().stream().map(FeedEntry::fetched), now),
                state.versions(),
                state.ranges(),
                feed.documents().stream()
                        .map(document -> document(document, state, results, now))
                        .toList(),
                state.refused().stream()
                        .map(failure -> Words.cut(failure.key() + ": " + failure.detail()))
                        .toList());
    }

    private static Document document(
            FeedDocument document, FeedState state, FetchedFeeds results, Instant now) {
        Optional<Snapshot> current = results.snapshots().current(document.key());
        return new Document(
                document.key().toString(),
                state.refused().stream().anyMatch(failure -> failure.key().equals(document.key())),
                current.map(snapshot -> When.of(fetched(snapshot), now)),
                current.map(Snapshot::provenance)
                        .flatMap(Provenance::version)
                        .map(version -> Words.cut(version, 40))
                        .orElse("-"),
                current.map(snapshot -> Integer.toString(FeedState.published(snapshot)))
                        .orElse("-"));
    }

    private static Instant fetched(Snapshot snapshot) {
        return snapshot.provenance().fetched();
    }

    private static Optional<When> oldest(Stream<Instant> times, Instant now) {
        return times.min(Instant::compareTo).map(time -> When.of(time, now));
    }

    /// `Refused`, before what follows it.
    String stateTitle() {
        int colon = state.indexOf(": ");
        return colon < 0 ? state : state.substring(0, colon);
    }

    /// `malformed; older in force`; empty where there is no more to say.
    String stateDetail() {
        int colon = state.indexOf(": ");
        return colon < 0 ? "" : state.substring(colon + 2);
    }

    boolean hasSeveral() {
        return documents.size() > 1;
    }
}
