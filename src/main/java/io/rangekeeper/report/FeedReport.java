package io.rangekeeper.report;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Expectation;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.Note;
import io.rangekeeper.feed.Rhythm;
import io.rangekeeper.feed.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/// One feed, for people: who says what where, what to expect, and what its documents hold.
///
/// @param read what came of reading it; empty where nobody asked for it
public record FeedReport(Feed feed, Optional<FetchedFeeds> read) {
    /// A few lines for a terminal.
    ///
    /// @param width of the terminal, in characters
    public String text(int width) {
        Page page = new Page(width);
        writeHead(page);
        page.blank();
        page.prose(0, "Documents:");
        feed.documents().forEach(document -> write(document, page));
        writeAttributes(page);
        writeNotes(page);
        return page.toString();
    }

    private void writeHead(Page page) {
        page.prose(0, feed.name() + ": " + feed.title());
        if (!feed.docs().isEmpty()) {
            page.data(2, feed.docs());
        }
        page.prose(2, words(feed.rhythm()) + feed.seen().map(FeedReport::words).orElse(""));
    }

    private static String words(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Every every -> "read every " + every.text();
            case Rhythm.At at -> "read at the times of cron " + at.text() + " (UTC)";
        };
    }

    private static String words(Feed.Seen seen) {
        return switch (seen) {
            case DOCUMENTED -> ", checked against the owner's documentation";
            case RECORDED -> ", checked against documents as the owner published them";
        };
    }

    private void write(FeedDocument document, Page page) {
        page.prose(2, document.key() + document.use().map(FeedReport::words).orElse(""));
        page.data(6, document.location());
        page.prose(6, "expected: " + words(document.expect()));
        read.ifPresent(results -> write(document.key(), results, page));
    }

    private static void write(DocumentKey key, FetchedFeeds results, Page page) {
        results.failures().stream()
                .filter(failure -> failure.key().equals(key))
                .forEach(failure ->
                        page.prose(
                                6,
                                "refused (%s): %s"
                                        .formatted(
                                                failure.refused().reason().label(),
                                                failure.detail())));
        results.snapshots()
                .current(key)
                .ifPresent(snapshot ->
                        page.prose(
                                6,
                                "read: "
                                        + Amount.count(FeedState.published(snapshot), "range")
                                        + " at "
                                        + snapshot.provenance().fetched()));
    }

    private static String words(FeedDocument.Use use) {
        return switch (use) {
            case EGRESS -> " (egress: you call these addresses)";
            case INGRESS -> " (ingress: these addresses call you)";
        };
    }

    private static String words(Expectation expect) {
        return "at least "
                + Amount.count(expect.minRanges(), "range")
                + widest("IPv4", expect.widestIpv4())
                + widest("IPv6", expect.widestIpv6())
                + (expect.attributes().isEmpty()
                        ? ""
                        : ", with " + String.join(", ", expect.attributes()));
    }

    private static String widest(String family, int length) {
        return length == 0 ? "" : ", no " + family + " block wider than /" + length;
    }

    private void writeAttributes(Page page) {
        AttributeValues values = AttributeValues.of(snapshots());
        SortedSet<String> attributes = feed.attributes();
        attributes.addAll(values.attributes());
        if (attributes.isEmpty()) {
            return;
        }
        page.blank();
        page.prose(0, "Attributes:");
        for (String attribute : attributes) {
            String meaning = feed.labels().getOrDefault(attribute, "");
            page.prose(2, attribute + (meaning.isEmpty() ? "" : ": " + meaning));
            values.write(attribute, page, 4);
        }
    }

    private List<Snapshot> snapshots() {
        List<Snapshot> snapshots = new ArrayList<>();
        read.ifPresent(results -> snapshots.addAll(FeedState.of(feed, results).read()));
        return snapshots;
    }

    private void writeNotes(Page page) {
        if (feed.notes().isEmpty()) {
            return;
        }
        page.blank();
        page.prose(0, "Notes:");
        for (Note note : feed.notes()) {
            String which = feed.name() + (note.match().isEmpty() ? "" : "{" + note.match() + "}");
            List<String> words =
                    Stream.of(note.tenancy(), note.use())
                            .flatMap(Optional::stream)
                            .map(Labels::of)
                            .toList();
            String marks = words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
            page.prose(2, which + marks + ": " + note.text());
        }
    }
}
