package io.rangekeeper.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.FeedParser;
import io.rangekeeper.feed.RecordedDocuments;
import io.rangekeeper.yaml.Fields;
import io.rangekeeper.yaml.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Lays the administrator's feeds over the built-in catalogue: a key that is given replaces the
/// catalogue's (`every` and `cron` each other), a feed that the catalogue lacks is described in
/// full, in the same words.
final class FeedOverlay {
    /// A description has one of them.
    private static final List<String> RHYTHMS = List.of("every", "cron");

    private final Problems problems;

    FeedOverlay(Problems problems) {
        this.problems = problems;
    }

    Catalogue catalogue(Optional<Fields> given) {
        SortedMap<String, Feed> feeds = new TreeMap<>();
        Catalogue.builtIn().feeds().forEach(feed -> feeds.put(feed.name(), feed));
        given.ifPresent(fields ->
                fields.keys()
                        .forEach(name ->
                                feed(fields, name).ifPresent(feed -> feeds.put(name, feed))));
        given.ifPresent(fields -> refuseClashes(feeds, fields));
        return Catalogue.of(feeds.values());
    }

    /// Of two documents with one name in a folder of recorded ones, a feed would read the other's.
    private static void refuseClashes(SortedMap<String, Feed> feeds, Fields given) {
        Map<String, DocumentKey> names = new HashMap<>();
        for (Feed feed : feeds.values()) {
            for (FeedDocument document : feed.documents()) {
                DocumentKey key = document.key();
                DocumentKey other = names.putIfAbsent(RecordedDocuments.name(key), key);
                if (other != null) {
                    String own = given.keys().contains(key.feed()) ? key.feed() : other.feed();
                    given.problem(
                            own,
                            "%s and %s are both recorded as %s: call one differently"
                                    .formatted(other, key, RecordedDocuments.name(key)));
                }
            }
        }
    }

    private Optional<Feed> feed(Fields fields, String name) {
        ObjectNode definition =
                Catalogue.builtInDefinition(name)
                        .map(FeedOverlay::copy)
                        .orElseGet(JsonNodeFactory.instance::objectNode);
        Optional<JsonNode> overlay = fields.mapping(name);
        overlay.ifPresent(node -> lay(definition, node));
        if (overlay.filter(node -> node.has("name")).isPresent()) {
            problems.add(
                    fields.path(name) + ".name", "unknown key: a feed is called by its own key");
        }
        definition.put("name", name);
        return overlay.flatMap(node -> FeedParser.own(definition, fields.path(name), problems));
    }

    private static ObjectNode copy(JsonNode definition) {
        return definition.deepCopy();
    }

    /// Lays one description over another.
    static void lay(ObjectNode base, JsonNode over) {
        if (RHYTHMS.stream().anyMatch(over::has)) {
            base.remove(RHYTHMS);
        }
        replace(base, over);
    }

    private static void replace(ObjectNode base, JsonNode over) {
        over.properties()
                .forEach(entry -> {
                    if (base.get(entry.getKey()) instanceof ObjectNode inner
                            && entry.getValue().isObject()) {
                        replace(inner, entry.getValue());
                    } else {
                        base.set(entry.getKey(), entry.getValue());
                    }
                });
    }
}
