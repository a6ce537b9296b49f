package io.rangekeeper.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a snapshot of a document: of all of it when all of it is plausible, else of nothing.
public final class DocumentReader {
    private DocumentReader() {}

    /// What a document says of itself.
    private record Header(Optional<String> version, Optional<Instant> published) {
        static final Header NONE = new Header(Optional.empty(), Optional.empty());
    }

    public static ReadResult read(FeedDocument document, Fetched fetched) {
        try {
            return accept(document, fetched);
        } catch (RefusedException e) {
            return e.refused();
        }
    }

    private static Accepted accept(FeedDocument document, Fetched fetched) throws RefusedException {
        String text = StrictText.decode(fetched.bytes());
        Entries entries = new Entries(document);
        Header header =
                switch (document.format()) {
                    case DocumentFormat.Json json -> readJson(json, text, entries);
                    case DocumentFormat.Text plain -> readText(plain, text, entries);
                    case DocumentFormat.Csv csv -> readCsv(csv, text, entries);
                };
        List<String> notes = new ArrayList<>();
        Plausibility.check(entries, document.expect(), fetched.chosen(), notes);
        return new Accepted(
                snapshot(document.key(), fetched, header, entries.groups()),
                entries.total(),
                entries.malformed(),
                entries.quarantined(),
                notes);
    }

    private static Header readJson(DocumentFormat.Json json, String text, Entries entries)
            throws RefusedException {
        JsonNode root = StrictJson.parse(text);
        Header header = header(json, root);
        json.ranges().run(root, new JsonEntries(entries, json.attributes())::add);
        return header;
    }

    private static Header header(DocumentFormat.Json json, JsonNode root) throws RefusedException {
        Optional<String> version = Optional.empty();
        if (json.version().isPresent()) {
            version = Optional.of(DocumentVersion.version(json.version().get().run(root)));
        }
        Optional<Instant> published = Optional.empty();
        if (json.published().isPresent()) {
            published = DocumentVersion.published(json.published().get().run(root));
        }
        return new Header(version, published);
    }

    private static Header readText(DocumentFormat.Text plain, String text, Entries entries)
            throws RefusedException {
        new TextEntries(entries, plain.attributes()).addAll(text);
        return Header.NONE;
    }

    private static Header readCsv(DocumentFormat.Csv csv, String text, Entries entries)
            throws RefusedException {
        new CsvEntries(entries, csv).addAll(text);
        return Header.NONE;
    }

    private static Snapshot snapshot(
            DocumentKey key, Fetched fetched, Header header, List<RangeGroup> groups) {
        Provenance provenance =
                new Provenance(
                        fetched.location(),
                        Sha256.of(fetched.bytes()),
                        header.version(),
                        header.published(),
                        fetched.time());
        return Snapshot.of(key, provenance, groups);
    }
}
