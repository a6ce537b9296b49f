package io.rangekeeper.report;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.Rhythm;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Unlisted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Feeds for machines. The components of the records are the JSON, under these names; what is not
/// known is an empty text.
record FeedsJson(int version, List<Entry> feeds, List<Vendor> unlisted) {
    /// @param every how often it is read; empty where `cron` says when
    record Entry(
            String name,
            String title,
            String docs,
            String every,
            String cron,
            String seen,
            List<String> attributes,
            List<Document> documents) {}

    /// @param state `unread`, `read` or `refused`
    /// @param version of what is in force, as is all that follows: also of what was read before a
    ///   document was refused
    /// @param sha256 of the content; `applied` names it
    /// @param documentSha256 of the bytes
    record Document(
            String document,
            String url,
            String direction,
            String state,
            String reason,
            String detail,
            String version,
            String published,
            String fetched,
            String sha256,
            String documentSha256,
            int ranges) {}

    record Vendor(String name, String title, String docs, String why, String advice) {}

    static String write(FeedsReport report) {
        return JsonReport.write(
                new FeedsJson(
                        Report.VERSION,
                        report.feeds().stream().map(feed -> entry(feed, report)).toList(),
                        report.unlisted().stream().map(FeedsJson::vendor).toList()));
    }

    private static Entry entry(Feed feed, FeedsReport report) {
        return new Entry(
                feed.name(),
                feed.title(),
                feed.docs(),
                feed.rhythm() instanceof Rhythm.Every every ? every.text() : "",
                feed.rhythm() instanceof Rhythm.At at ? at.text() : "",
                feed.seen().map(Labels::of).orElse(""),
                List.copyOf(feed.attributes()),
                feed.documents().stream()
                        .map(document -> document(document, report.read()))
                        .toList());
    }

    private static Document document(FeedDocument document, Optional<FetchedFeeds> read) {
        DocumentKey key = document.key();
        Optional<FetchedFeeds.Failure> failure =
                read.stream()
                        .flatMap(results -> results.failures().stream())
                        .filter(failed -> failed.key().equals(key))
                        .findFirst();
        Optional<Snapshot> current = read.flatMap(results -> results.snapshots().current(key));
        Optional<Provenance> from = current.map(Snapshot::provenance);
        return new Document(
                key.toString(),
                document.location(),
                document.use().map(Labels::of).orElse(""),
                failure.isPresent() ? "refused" : current.isPresent() ? "read" : "unread",
                failure.map(failed -> failed.refused().reason().label()).orElse(""),
                failure.map(FetchedFeeds.Failure::detail).orElse(""),
                from.flatMap(Provenance::version).orElse(""),
                from.flatMap(Provenance::published).map(Instant::toString).orElse(""),
                from.map(Provenance::fetched).map(Instant::toString).orElse(""),
                current.map(Snapshot::sha256).orElse(""),
                from.map(Provenance::documentSha256).orElse(""),
                current.map(FeedState::published).orElse(0));
    }

    private static Vendor vendor(Unlisted.Vendor vendor) {
        return new Vendor(
                vendor.name(),
                vendor.title(),
                vendor.docs(),
                Labels.of(vendor.why()),
                vendor.advice());
    }
}
