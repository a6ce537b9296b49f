package io.rangekeeper.reach;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.policy.MalformedPolicyException;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// One condition of a label selector.
///
/// @param values of `In` and `NotIn`, at least one; empty for the others
public record LabelCondition(String key, Operator operator, SortedSet<String> values)
        implements Comparable<LabelCondition> {
    private static final Comparator<LabelCondition> ORDER =
            Comparator.comparing(LabelCondition::key)
                    .thenComparing(condition -> condition.operator)
                    .thenComparing(condition -> String.join("\0", condition.values));

    /// As the API spells them.
    public enum Operator {
        IN("In"),
        NOT_IN("NotIn"),
        EXISTS("Exists"),
        DOES_NOT_EXIST("DoesNotExist");

        private final String text;

        Operator(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        private boolean hasValues() {
            return this == IN || this == NOT_IN;
        }
    }

    public LabelCondition {
        values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    static LabelCondition equal(String key, String value) {
        return new LabelCondition(key, Operator.IN, new TreeSet<>(Collections.singleton(value)));
    }

    static LabelCondition of(JsonNode term, String path) {
        JsonNode key = term.path("key");
        LabelSelector.require(key.isTextual(), path, "a condition needs a key");
        Operator operator = operator(term.path("operator"), path);
        SortedSet<String> values = new TreeSet<>();
        JsonNode list = term.path("values");
        LabelSelector.require(
                LabelSelector.isAbsent(list) || list.isArray(), path, "values are a list");
        for (JsonNode value : list) {
            LabelSelector.require(value.isTextual(), path, value + " is not a text; quote it");
            values.add(value.textValue());
        }
        LabelSelector.require(
                values.isEmpty() != operator.hasValues(),
                path,
                operator.text() + (operator.hasValues() ? " needs values" : " takes no values"));
        return new LabelCondition(key.textValue(), operator, values);
    }

    private static Operator operator(JsonNode text, String path) {
        for (Operator operator : Operator.values()) {
            if (operator.text.equals(text.asText())) {
                return operator;
            }
        }
        throw new MalformedPolicyException(
                path, text + " is no operator; expected In, NotIn, Exists or DoesNotExist");
    }

    boolean holds(Map<String, String> labels) {
        String value = labels.get(key);
        return switch (operator) {
            case IN -> value != null && values.contains(value);
            // The API: what lacks the label is selected.
            case NOT_IN -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case DOES_NOT_EXIST -> value == null;
        };
    }

    /// A value that fits; empty where the label need not be there.
    Optional<String> example() {
        return switch (operator) {
            case IN -> Optional.of(values.first());
            case EXISTS -> Optional.of("any");
            case NOT_IN, DOES_NOT_EXIST -> Optional.empty();
        };
    }

    String words() {
        String list = "(" + String.join(", ", values) + ")";
        return switch (operator) {
            case IN -> values.size() == 1 ? key + "=" + values.first() : key + " in " + list;
            case NOT_IN -> key + " not in " + list;
            case EXISTS -> key;
            case DOES_NOT_EXIST -> "no " + key;
        };
    }

    @Override
    public int compareTo(LabelCondition other) {
        return ORDER.compare(this, other);
    }
}
