package io.rangekeeper.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;

/// The JSON tree of a marked node. Aliases are followed as far as a bounded number of nodes.
final class PartValue {
    private static final int MAX_NODES_IN_ALIASES = 100_000;
    private static final Set<String> STRING_TAGS = Set.of("!", "tag:yaml.org,2002:str");

    private final MarkedText source;
    private int aliases;
    private int nodesInAliases;

    PartValue(MarkedText source) {
        this.source = source;
    }

    JsonNode of(Part part) {
        if (aliases > 0 && nodesInAliases++ > MAX_NODES_IN_ALIASES) {
            throw wrong(part, "aliases expand to more than " + MAX_NODES_IN_ALIASES + " nodes");
        }
        return switch (part) {
            case Part.Alias alias -> target(alias);
            case Part.Scalar scalar -> scalar(scalar);
            case Part.Sequence sequence -> sequence(sequence);
            case Part.Mapping mapping -> mapping(mapping);
        };
    }

    private JsonNode target(Part.Alias alias) {
        aliases++;
        JsonNode value = of(alias.target());
        aliases--;
        return value;
    }

    private JsonNode scalar(Part.Scalar scalar) {
        String tag = scalar.properties().tag();
        if (!tag.isEmpty() && !STRING_TAGS.contains(tag)) {
            throw unknownTag(scalar, tag);
        }
        boolean plain = scalar.style() == Part.Style.PLAIN && tag.isEmpty();
        return plain ? CoreSchema.resolve(scalar.value()) : TextNode.valueOf(scalar.value());
    }

    private ArrayNode sequence(Part.Sequence sequence) {
        refuseTag(sequence);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        sequence.items().forEach(item -> array.add(of(item)));
        return array;
    }

    private ObjectNode mapping(Part.Mapping mapping) {
        refuseTag(mapping);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Part.Entry entry : mapping.entries()) {
            String key = key(entry.key());
            if (object.has(key)) {
                throw wrong(entry.key(), "the key " + quote(key) + " stands here twice");
            }
            object.set(key, of(entry.value()));
        }
        return object;
    }

    private String key(Part key) {
        if (!(key.resolved() instanceof Part.Scalar scalar)) {
            throw wrong(key, "a key must be a scalar");
        }
        if (scalar.style() == Part.Style.PLAIN && scalar.value().equals("<<")) {
            throw wrong(key, "merge keys (<<) are not YAML 1.2: write out what is merged");
        }
        return scalar.value();
    }

    private void refuseTag(Part part) {
        if (!part.properties().tag().isEmpty()) {
            throw unknownTag(part, part.properties().tag());
        }
    }

    private YamlException unknownTag(Part part, String tag) {
        return wrong(part, "the tag " + quote(tag) + " has no meaning here");
    }

    private YamlException wrong(Part part, String problem) {
        return new YamlException(source.place(part.start()) + ": " + problem);
    }

    private static String quote(String text) {
        return TextNode.valueOf(text).toString();
    }
}
