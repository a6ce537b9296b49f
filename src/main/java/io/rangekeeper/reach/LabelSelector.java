package io.rangekeeper.reach;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.policy.MalformedPolicyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A label selector of the Kubernetes API, checked once: all of its conditions must hold, and
/// without any it selects everything. `matchLabels` is `In` with one value, so selectors that mean
/// the same are equal however they were written.
public record LabelSelector(SortedSet<LabelCondition> conditions) {
    public static final LabelSelector EVERYTHING = new LabelSelector(new TreeSet<>());

    public LabelSelector {
        conditions = Collections.unmodifiableSortedSet(new TreeSet<>(conditions));
    }

    /// Reads one.
    ///
    /// @param path where it stands, for messages
    /// @throws MalformedPolicyException when an API server would refuse it
    public static LabelSelector read(JsonNode selector, String path) {
        SortedSet<LabelCondition> conditions = new TreeSet<>();
        require(selector.isObject(), path, "expected an object");
        for (Map.Entry<String, JsonNode> label : object(selector, "matchLabels", path)) {
            require(
                    label.getValue().isTextual(),
                    path + ".matchLabels." + label.getKey(),
                    "is not a text; quote it");
            conditions.add(LabelCondition.equal(label.getKey(), label.getValue().textValue()));
        }
        JsonNode terms = selector.path("matchExpressions");
        require(isAbsent(terms) || terms.isArray(), path + ".matchExpressions", "expected a list");
        for (JsonNode term : terms) {
            conditions.add(LabelCondition.of(term, path + ".matchExpressions"));
        }
        return new LabelSelector(conditions);
    }

    public boolean selects(Map<String, String> labels) {
        return conditions.stream().allMatch(condition -> condition.holds(labels));
    }

    public boolean isEverything() {
        return conditions.isEmpty();
    }

    /// The fewest labels that are selected, as far as that can be told condition by condition.
    SortedMap<String, String> witness() {
        SortedMap<String, String> labels = new TreeMap<>();
        conditions.forEach(condition ->
                condition.example().ifPresent(value -> labels.putIfAbsent(condition.key(), value)));
        return labels;
    }

    /// The labels that it looks at.
    SortedSet<String> keys() {
        SortedSet<String> keys = new TreeSet<>();
        conditions.forEach(condition -> keys.add(condition.key()));
        return keys;
    }

    /// For people: `every pod`, or `pods with app=web and tier in (a, b)`.
    public String words() {
        List<String> words = new ArrayList<>();
        conditions.forEach(condition -> words.add(condition.words()));
        return words.isEmpty() ? "every pod" : "pods with " + String.join(" and ", words);
    }

    private static Iterable<Map.Entry<String, JsonNode>> object(
            JsonNode parent, String field, String path) {
        JsonNode value = parent.path(field);
        require(isAbsent(value) || value.isObject(), path + "." + field, "expected a mapping");
        return value.properties();
    }

    static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    static void require(boolean holds, String path, String problem) {
        if (!holds) {
            throw new MalformedPolicyException(path, problem);
        }
    }
}
