package io.rangekeeper.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.yaml.Problems;
import io.rangekeeper.yaml.Yaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Assumptions;

/// What tests of this package share.
final class Documents {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static final Catalogue BUILT_IN = Catalogue.builtIn();

    private static final Path SHARED = Path.of("..", "shared", "feeds");

    private Documents() {}

    /// The only document of a feed that is described so.
    static FeedDocument document(String yaml) {
        ObjectNode definition = JsonNodeFactory.instance.objectNode();
        definition.put("name", "test").put("url", "https://feed.example/");
        definition.setAll((ObjectNode) Yaml.read(yaml, "feed.yaml"));
        Problems problems = new Problems();
        return FeedParser.own(definition, "", problems)
                .orElseThrow(() -> new AssertionError(problems.all()))
                .documents()
                .getFirst();
    }

    /// The only document of a feed of the built-in catalogue.
    static FeedDocument builtIn(String feed) {
        return builtIn(new DocumentKey(feed, ""));
    }

    /// A document of the built-in catalogue.
    static FeedDocument builtIn(DocumentKey key) {
        return BUILT_IN.feed(key.feed()).orElseThrow().documents().stream()
                .filter(document -> document.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    static Fetched fetched(String text) {
        return Fetched.fromServer(
                text.getBytes(StandardCharsets.UTF_8), "https://feed.example/", NOON);
    }

    static Accepted accepted(ReadResult result) {
        return switch (result) {
            case Accepted accepted -> accepted;
            case Refused refused -> throw new AssertionError(refused);
        };
    }

    /// A file of the folder of real documents; where there is none the test is skipped.
    static Path shared(String name) {
        Path file = SHARED.resolve(name);
        Assumptions.assumeTrue(
                Files.exists(file), "real feed documents are not here: " + file.normalize());
        return file;
    }
}
