package io.rangekeeper.report;

import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Documents as a report shows them.
final class Documents {
    private static final int SHORT_HASH = 12;

    private Documents() {}

    static Report.Document of(Snapshot snapshot, List<String> notes) {
        return new Report.Document(
                snapshot.key().toString(),
                snapshot.provenance().location(),
                snapshot.provenance().version().orElse(""),
                snapshot.provenance().published().map(Instant::toString).orElse(""),
                snapshot.provenance().fetched(),
                snapshot.sha256(),
                snapshot.provenance().documentSha256(),
                snapshot.groups().stream().mapToInt(RangeGroup::published).sum(),
                notes);
    }

    /// Two lines for a terminal, and one for each note.
    static void write(Report.Document document, Page page) {
        page.prose(2, heading(document));
        page.data(
                6,
                document.location()
                        + ", "
                        + document.fetched().truncatedTo(ChronoUnit.SECONDS)
                        + ", sha256 "
                        + document.documentSha256().substring(0, SHORT_HASH));
        document.notes().forEach(note -> page.prose(6, "note: " + note));
    }

    private static String heading(Report.Document document) {
        return document.document()
                + ": "
                + Amount.count(document.entries(), "range")
                + (document.version().isEmpty() ? "" : ", version " + document.version())
                + (document.published().isEmpty() ? "" : ", published " + document.published());
    }
}
