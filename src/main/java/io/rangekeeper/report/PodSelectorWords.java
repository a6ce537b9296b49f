package io.rangekeeper.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// A label selector of the Kubernetes API, in words.
final class PodSelectorWords {
    private PodSelectorWords() {}

    /// `every pod`, or `pods with app=web and tier in (a, b)`.
    static String of(JsonNode selector) {
        List<String> conditions = new ArrayList<>();
        selector.path("matchLabels")
                .properties()
                .forEach(label -> conditions.add(label.getKey() + "=" + label.getValue().asText()));
        selector.path("matchExpressions").forEach(term -> conditions.add(term(term)));
        return conditions.isEmpty() ? "every pod" : "pods with " + String.join(" and ", conditions);
    }

    private static String term(JsonNode term) {
        String key = term.path("key").asText();
        List<String> values = new ArrayList<>();
        term.path("values").forEach(value -> values.add(value.asText()));
        String list = "(" + String.join(", ", values) + ")";
        return switch (term.path("operator").asText()) {
            case "In" -> key + " in " + list;
            case "NotIn" -> key + " not in " + list;
            case "Exists" -> key;
            case "DoesNotExist" -> "no " + key;
            default -> term.toString();
        };
    }
}
