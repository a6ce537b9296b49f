package io.rangekeeper.report;

import io.rangekeeper.feed.Accepted;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.ReadResult;
import io.rangekeeper.feed.Refused;
import io.rangekeeper.feed.Unlisted;
import io.rangekeeper.yaml.Durations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Feeds for machines. The components of the records are the JSON, under these names; what is not
/// known is an empty text.
record FeedsJson(int version, List<Entry> feeds, List<Vendor> unlisted) {
    record Entry(
            String name,
            String title,
            String docs,
            String every,
            String seen,
            List<String> attributes,
            List<Document> documents) {}

    /// @param state `unread`, `read` or `refused`
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
                Durations.print(feed.every()),
                feed.seen().map(Labels::of).orElse(""),
                List.copyOf(feed.attributes()),
                feed.documents().stream()
                        .map(document ->
                                document(
                                        document,
                                        report.read()
                                                .map(read -> read.results().get(document.key()))))
                        .toList());
    }

    private static Document document(FeedDocument document, Optional<ReadResult> result) {
        return switch (result.orElse(null)) {
            case Accepted accepted -> read(document, accepted);
            case Refused(var reason, String detail) ->
                    unread(document, "refused", reason.label(), detail);
            case null -> unread(document, "unread", "", "");
        };
    }

    private static Document read(FeedDocument document, Accepted accepted) {
        Provenance provenance = accepted.snapshot().provenance();
        return new Document(
                document.key().toString(),
                document.location(),
                document.use().map(Labels::of).orElse(""),
                "read",
                "",
                "",
                provenance.version().orElse(""),
                provenance.published().map(Instant::toString).orElse(""),
                provenance.fetched().toString(),
                FeedState.published(accepted.snapshot()));
    }

    private static Document unread(
            FeedDocument document, String state, String reason, String detail) {
        return new Document(
                document.key().toString(),
                document.location(),
                document.use().map(Labels::of).orElse(""),
                state,
                reason,
                detail,
                "",
                "",
                "",
                0);
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
