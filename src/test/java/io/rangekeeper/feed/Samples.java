package io.rangekeeper.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One small document in each vendor's shape, with made-up addresses: `<feed>-<document>` or, where
/// all documents of a feed are alike, `<feed>`. What must be read of it stands beside it.
final class Samples {
    private static final Path FOLDER = Path.of("src/test/resources/feeds");

    private Samples() {}

    static List<FeedDocument> documents() {
        return Catalogue.builtIn().feeds().stream()
                .flatMap(feed -> feed.documents().stream())
                .toList();
    }

    /// All that is read of a document's sample.
    static Accepted read(FeedDocument document) {
        return Documents.accepted(DocumentReader.read(document, fetch(document)));
    }

    static byte[] bytes(FeedDocument document) {
        return fetch(document).bytes();
    }

    static String expected(FeedDocument document) throws IOException {
        return Files.readString(FOLDER.resolve(name(document) + ".expected"));
    }

    /// A line for each group and leftover, without what the catalogue adds to every range.
    static String print(FeedDocument document, Accepted accepted) {
        Stream<String> groups =
                accepted.snapshot().groups().stream().map(group -> print(document, group)).sorted();
        Stream<String> notes = accepted.notes().stream().filter(note -> note.contains(" entries "));
        return Stream.concat(groups, notes).map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String print(FeedDocument document, RangeGroup group) {
        SortedMap<String, List<String>> own = new TreeMap<>(group.attributes().values());
        own.keySet().removeAll(document.format().attributes().values().keySet());
        String attributes =
                own.entrySet().stream().map(Samples::print).collect(Collectors.joining(", "));
        return "{%s} %s".formatted(attributes, group.ranges())
                + (group.quarantined().isEmpty() ? "" : " but not " + group.quarantined());
    }

    private static String print(Map.Entry<String, List<String>> attribute) {
        return attribute.getKey()
                + "="
                + attribute.getValue().stream()
                        .map(value -> '"' + value + '"')
                        .collect(Collectors.joining("+"));
    }

    private static Fetched fetch(FeedDocument document) {
        return (Fetched) new RecordedDocuments(FOLDER).fetch(sampled(document));
    }

    private static FeedDocument sampled(FeedDocument document) {
        String feed = document.key().feed();
        return name(document).equals(feed)
                ? new FeedDocument(new DocumentKey(feed, ""), document.url())
                : document;
    }

    private static String name(FeedDocument document) {
        String feed = document.key().feed();
        String own = feed + "-" + document.key().document();
        return Stream.of("json", "csv", "txt")
                .filter(extension -> Files.exists(FOLDER.resolve(own + "." + extension)))
                .map(extension -> own)
                .findFirst()
                .orElse(feed);
    }
}
