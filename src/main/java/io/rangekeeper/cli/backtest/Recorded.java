package io.rangekeeper.cli.backtest;

import io.rangekeeper.feed.DocumentReader;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.Fetched;
import io.rangekeeper.feed.RecordedDocuments;
import io.rangekeeper.feed.Refused;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;

/// A file of a history: what a document said at a time.
public record Recorded(Instant time, FeedDocument document, Path file) {
    static final Comparator<Recorded> ORDER =
            Comparator.comparing(Recorded::time).thenComparing(Recorded::file);

    /// Reads it as a controller would have read it at that time. That it is small is worth a note
    /// and not a refusal: so was the owner, years ago.
    Served read() {
        return switch (RecordedDocuments.read(file, time)) {
            case Refused refused -> new Served(document.key(), file.toString(), time, refused);
            case Fetched fetched ->
                    new Served(
                            document.key(),
                            file.toString(),
                            time,
                            DocumentReader.read(document, fetched));
        };
    }
}
