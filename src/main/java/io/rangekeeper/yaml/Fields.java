package io.rangekeeper.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Typed access to the keys of one mapping. Whatever is wrong goes to the problems with its path,
/// and reads as absent, so that all mistakes of a file come to light at once.
public final class Fields {
    private final JsonNode node;
    private final String path;
    private final Problems problems;
    private final TreeSet<String> known = new TreeSet<>();

    /// @param path where the mapping stands in its file; empty for the file itself
    public Fields(JsonNode node, String path, Problems problems) {
        this.path = path;
        this.problems = problems;
        this.node = node.isObject() ? node : JsonNodeFactory.instance.objectNode();
        if (!node.isObject()) {
            problems.add(path, "a mapping is expected, not " + describe(node));
        }
    }

    /// The path of a key of this mapping.
    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /// Reports a problem with the value of a key.
    public void problem(String key, String problem) {
        problems.add(path(key), problem);
    }

    public boolean has(String key) {
        return node.has(key);
    }

    /// All keys, in the order of the file.
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    public Optional<String> text(String key) {
        Optional<JsonNode> value = value(key);
        if (value.isPresent() && !value.get().isTextual()) {
            problem(key, "a text is expected, not " + describe(value.get()));
            return Optional.empty();
        }
        return value.map(JsonNode::textValue);
    }

    /// As [#text], but that the key is missing is a problem too.
    public Optional<String> requiredText(String key) {
        if (!has(key)) {
            problem(key, "is missing");
        }
        return text(key);
    }

    /// One of a few words.
    public Optional<String> word(String key, List<String> words) {
        Optional<String> text = text(key);
        if (text.isPresent() && !words.contains(text.get())) {
            problem(key, quote(text.get()) + " is none of " + String.join(", ", words));
            return Optional.empty();
        }
        return text;
    }

    /// A whole number from `min` to `max`.
    public Optional<Integer> integer(String key, int min, int max) {
        return value(key)
                .flatMap(value -> {
                    if (value.isInt() && value.intValue() >= min && value.intValue() <= max) {
                        return Optional.of(value.intValue());
                    }
                    problem(
                            key,
                            "a whole number from %d to %d is expected, not %s"
                                    .formatted(min, max, describe(value)));
                    return Optional.empty();
                });
    }

    /// A number from `min` to `max`, as it would be written.
    public Optional<BigDecimal> number(String key, BigDecimal min, BigDecimal max) {
        return value(key)
                .flatMap(value -> {
                    if (value.isNumber()
                            && value.decimalValue().compareTo(min) >= 0
                            && value.decimalValue().compareTo(max) <= 0) {
                        return Optional.of(value.decimalValue());
                    }
                    problem(
                            key,
                            "a number from %s to %s is expected, not %s"
                                    .formatted(min, max, describe(value)));
                    return Optional.empty();
                });
    }

    /// `true` or `false`.
    public Optional<Boolean> flag(String key) {
        Optional<JsonNode> value = value(key);
        if (value.isPresent() && !value.get().isBoolean()) {
            problem(key, "true or false is expected, not " + describe(value.get()));
            return Optional.empty();
        }
        return value.map(JsonNode::booleanValue);
    }

    /// A duration such as `15m`, not shorter than `min`; `0` needs no unit.
    public Optional<Duration> duration(String key, Duration min) {
        boolean zero =
                value(key).filter(value -> value.isInt() && value.intValue() == 0).isPresent();
        Optional<String> text = zero ? Optional.of("0") : text(key);
        Optional<Duration> duration = text.flatMap(Durations::parse);
        if (text.isPresent() && duration.isEmpty()) {
            problem(key, quote(text.get()) + " is not a duration such as 90s, 15m, 6h or 7d");
        }
        if (duration.isPresent() && duration.get().compareTo(min) < 0) {
            problem(key, text.get() + " is below the minimum of " + Durations.print(min));
            return Optional.empty();
        }
        return duration;
    }

    /// A mapping within this one.
    public Optional<Fields> fields(String key) {
        return value(key).map(value -> new Fields(value, path(key), problems));
    }

    /// A mapping within this one. Anything else is a problem that does not repeat it: it may be a
    /// secret.
    ///
    /// @param expected what would be right
    public Optional<Fields> fields(String key, String expected) {
        Optional<JsonNode> value = value(key);
        value.filter(node -> !node.isObject())
                .ifPresent(_ -> problem(key, expected + " is expected"));
        return value.filter(JsonNode::isObject).flatMap(_ -> fields(key));
    }

    /// A mapping within this one, as it stands.
    public Optional<JsonNode> mapping(String key) {
        return fields(key).map(fields -> fields.node);
    }

    /// A mapping from any keys to texts.
    public SortedMap<String, String> texts(String key) {
        SortedMap<String, String> texts = new TreeMap<>();
        fields(key)
                .ifPresent(fields -> {
                    for (String name : fields.keys()) {
                        fields.text(name).ifPresent(text -> texts.put(name, text));
                    }
                });
        return texts;
    }

    /// A list of mappings.
    public List<Fields> list(String key) {
        List<Fields> list = new ArrayList<>();
        for (JsonNode element : elements(key)) {
            list.add(new Fields(element, path(key) + "[" + list.size() + "]", problems));
        }
        return list;
    }

    /// A list of texts.
    public List<String> textList(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements(key)) {
            if (element.isTextual()) {
                texts.add(element.textValue());
            } else {
                problem(key, "a list of texts is expected, but it holds " + describe(element));
            }
        }
        return texts;
    }

    /// Reports every key that nobody has asked for. To be called last.
    public void refuseOthers() {
        for (String key : keys()) {
            if (!known.contains(key)) {
                problem(key, "unknown key; known here: " + String.join(", ", known));
            }
        }
    }

    private Iterable<JsonNode> elements(String key) {
        Optional<JsonNode> value = value(key);
        if (value.isPresent() && !value.get().isArray()) {
            problem(key, "a list is expected, not " + describe(value.get()));
            return List.of();
        }
        return value.<Iterable<JsonNode>>map(array -> array).orElse(List.of());
    }

    private Optional<JsonNode> value(String key) {
        known.add(key);
        return Optional.ofNullable(node.get(key));
    }

    private static String describe(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "a mapping";
            case ARRAY -> "a list";
            case NULL, MISSING -> "nothing";
            case STRING -> quote(node.textValue());
            default -> node.toString();
        };
    }

    private static String quote(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }
}
