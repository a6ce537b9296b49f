package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A label selector of the Kubernetes API: all of its conditions must hold; without any it selects
/// everything.
///
/// @param selector as it stands in the policy
record PodSelector(JsonNode selector) {
    /// Whether it selects, or may select, something with exactly these labels. What the API does
    /// not define (an unknown operator, a value of the wrong kind) rules nothing out.
    boolean maySelect(Map<String, String> labels) {
        for (Map.Entry<String, JsonNode> wanted : selector.path("matchLabels").properties()) {
            JsonNode value = wanted.getValue();
            if (value.isTextual() && !value.textValue().equals(labels.get(wanted.getKey()))) {
                return false;
            }
        }
        for (JsonNode condition : selector.path("matchExpressions")) {
            if (!mayHold(condition, labels)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayHold(JsonNode condition, Map<String, String> labels) {
        JsonNode key = condition.path("key");
        JsonNode values = condition.path("values");
        if (!key.isTextual()) {
            return true;
        }
        String value = labels.get(key.textValue());
        return switch (condition.path("operator").asText()) {
            case "In" -> !isList(values) || (value != null && texts(values).contains(value));
            case "NotIn" -> !isList(values) || value == null || !texts(values).contains(value);
            case "Exists" -> !values.isEmpty() || value != null;
            case "DoesNotExist" -> !values.isEmpty() || value == null;
            default -> true;
        };
    }

    /// The API asks for at least one value.
    private static boolean isList(JsonNode values) {
        return values.isArray()
                && !values.isEmpty()
                && values.valueStream().allMatch(JsonNode::isTextual);
    }

    private static Set<String> texts(JsonNode values) {
        Set<String> texts = new TreeSet<>();
        values.forEach(value -> texts.add(value.textValue()));
        return texts;
    }
}
