package io.rangekeeper.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/// Builds JSON trees from parser events: unlike the library's own composer this bounds the depth
/// and what aliases expand to, and knows a position for every mistake.
final class YamlReader {
    private static final int MAX_DEPTH = 100;

    /// How many nodes aliases may add to those that the text spells out.
    private static final int MAX_COPIED_NODES = 100_000;

    private static final Set<String> STRING_TAGS = Set.of("!", "tag:yaml.org,2002:str");

    /// A node that an alias may name, and how many nodes it stands for.
    private record Anchored(JsonNode node, int nodes) {}

    private final YamlEvents events;
    private final Map<Anchor, Optional<Anchored>> anchors = new HashMap<>();
    private int nodes;
    private int copied;

    YamlReader(String text, String file) {
        this.events = new YamlEvents(text, file);
        events.expect(Event.ID.StreamStart);
    }

    boolean hasDocument() {
        return events.peek().getEventId() == Event.ID.DocumentStart;
    }

    List<JsonNode> documents() {
        List<JsonNode> documents = new ArrayList<>();
        while (hasDocument()) {
            documents.add(document());
        }
        return documents;
    }

    JsonNode document() {
        events.expect(Event.ID.DocumentStart);
        anchors.clear();
        JsonNode root = node(0);
        events.expect(Event.ID.DocumentEnd);
        return root;
    }

    void expectEnd() {
        if (hasDocument()) {
            throw events.wrong(events.peek(), "a second document begins, but only one is expected");
        }
    }

    private JsonNode node(int depth) {
        Event event = events.next();
        if (depth > MAX_DEPTH) {
            throw events.wrong(event, "nested more than " + MAX_DEPTH + " levels deep");
        }
        if (event instanceof AliasEvent alias) {
            return copy(alias);
        }
        int before = nodes++;
        NodeEvent start = (NodeEvent) event;
        // Until it is complete the anchor is known but empty: an alias within it is a cycle.
        start.getAnchor().ifPresent(anchor -> anchors.put(anchor, Optional.empty()));
        JsonNode node = content(start, depth);
        start.getAnchor()
                .ifPresent(anchor ->
                        anchors.put(anchor, Optional.of(new Anchored(node, nodes - before))));
        return node;
    }

    private JsonNode content(NodeEvent start, int depth) {
        return switch (start) {
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent sequence -> sequence(sequence, depth);
            case MappingStartEvent mapping -> mapping(mapping, depth);
            default -> throw new IllegalStateException("not a node: " + start);
        };
    }

    private JsonNode copy(AliasEvent alias) {
        String name = alias.getAlias().getValue();
        Optional<Anchored> anchored = anchors.get(alias.getAlias());
        if (anchored == null) {
            throw events.wrong(alias, "the alias *" + name + " names no anchor before it");
        }
        Anchored target =
                anchored.orElseThrow(
                        () -> events.wrong(alias, "the alias *" + name + " contains itself"));
        nodes += target.nodes;
        copied += target.nodes;
        if (copied > MAX_COPIED_NODES) {
            throw events.wrong(alias, "aliases expand to more than " + MAX_COPIED_NODES + " nodes");
        }
        // A tree has no shared parts: what is done to one copy must not be seen in another.
        return target.node.deepCopy();
    }

    private ArrayNode sequence(SequenceStartEvent start, int depth) {
        refuseTag(start);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (events.peek().getEventId() != Event.ID.SequenceEnd) {
            array.add(node(depth + 1));
        }
        events.expect(Event.ID.SequenceEnd);
        return array;
    }

    private ObjectNode mapping(MappingStartEvent start, int depth) {
        refuseTag(start);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (events.peek().getEventId() != Event.ID.MappingEnd) {
            Event at = events.peek();
            String key = key(depth);
            if (object.has(key)) {
                throw events.wrong(at, "the key " + quote(key) + " stands here twice");
            }
            object.set(key, node(depth + 1));
        }
        events.expect(Event.ID.MappingEnd);
        return object;
    }

    private String key(int depth) {
        Event event = events.peek();
        boolean plain = event instanceof ScalarEvent scalar && scalar.isPlain();
        String written = event instanceof ScalarEvent scalar ? scalar.getValue() : "";
        JsonNode key = node(depth + 1);
        if (key.isContainerNode()) {
            throw events.wrong(event, "a key must be a scalar");
        }
        if (plain && written.equals("<<")) {
            throw events.wrong(event, "merge keys (<<) are not YAML 1.2: write out what is merged");
        }
        // As in JSON, a key is a string, and the one that was written: `080` stays `080`.
        return event instanceof ScalarEvent ? written : key.asText();
    }

    private JsonNode scalar(ScalarEvent scalar) {
        Optional<String> tag = scalar.getTag();
        if (tag.isPresent() && !STRING_TAGS.contains(tag.get())) {
            throw unknownTag(scalar, tag.get());
        }
        if (tag.isPresent() || !scalar.isPlain()) {
            return TextNode.valueOf(scalar.getValue());
        }
        return CoreSchema.resolve(scalar.getValue());
    }

    private void refuseTag(CollectionStartEvent start) {
        if (start.getTag().isPresent()) {
            throw unknownTag(start, start.getTag().get());
        }
    }

    private YamlException unknownTag(Event at, String tag) {
        return events.wrong(at, "the tag " + quote(tag) + " has no meaning here");
    }

    private static String quote(String text) {
        return TextNode.valueOf(text).toString();
    }
}
