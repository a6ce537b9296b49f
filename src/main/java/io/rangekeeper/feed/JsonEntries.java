package io.rangekeeper.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Turns what a feed's `ranges` program yields into entries.
final class JsonEntries {
    private static final String PREFIX = "prefix";

    private final Entries entries;
    private final Attributes common;
    private final AttributeRules rules = new AttributeRules();

    /// @param common what every entry has that does not say otherwise
    JsonEntries(Entries entries, Attributes common) {
        this.entries = entries;
        this.common = common;
    }

    /// Says what is wrong with an entry. Has no stack trace: there may be thousands.
    private static final class MalformedEntryException extends Exception {
        MalformedEntryException(String message) {
            super(message, null, false, false);
        }
    }

    void add(JsonNode value) throws RefusedException {
        try {
            entries.block(prefix(value), attributes(value));
        } catch (MalformedEntryException e) {
            entries.malformed(String.valueOf(e.getMessage()));
        }
    }

    private static String prefix(JsonNode value) throws MalformedEntryException {
        if (!value.isObject()) {
            throw new MalformedEntryException("not an object: " + show(value));
        }
        JsonNode prefix = value.path(PREFIX);
        if (!prefix.isTextual()) {
            throw new MalformedEntryException("has no prefix: " + show(value));
        }
        return prefix.textValue();
    }

    private Attributes attributes(JsonNode value) throws MalformedEntryException {
        TreeMap<String, List<String>> attributes = new TreeMap<>(common.values());
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (!field.getKey().equals(PREFIX)) {
                List<String> values = values(field.getKey(), field.getValue());
                if (!values.isEmpty()) {
                    attributes.put(field.getKey(), values);
                }
            }
        }
        return new Attributes(attributes);
    }

    /// Sorted and distinct, without the empty string, which means that the attribute is absent: so
    /// null, `""` and `[]` are the same.
    private List<String> values(String name, JsonNode value) throws MalformedEntryException {
        if (!rules.isAttribute(name)) {
            throw new MalformedEntryException("cannot have an attribute " + Excerpt.of(name));
        }
        TreeSet<String> values = new TreeSet<>();
        for (JsonNode element : value.isArray() ? value : List.of(value)) {
            if (!element.isNull()) {
                values.add(text(name, element));
            }
        }
        values.remove("");
        return new ArrayList<>(values);
    }

    /// Numbers and booleans are refused: whether `1` and `1.0` are one value is not ours to say.
    /// The program can say it, with `tostring`.
    private String text(String name, JsonNode value) throws MalformedEntryException {
        if (!value.isTextual()) {
            throw new MalformedEntryException(name + " is not a text: " + show(value));
        }
        String text = value.textValue();
        if (!rules.isValue(text)) {
            throw new MalformedEntryException(name + " cannot be " + Excerpt.of(text));
        }
        return text;
    }

    private static String show(JsonNode value) {
        return Excerpt.plain(value.toString(), 80);
    }
}
