package io.rangekeeper.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.feed.DocumentKey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The annotation [Annotations#APPLIED]: what Rangekeeper last wrote to a policy, and from what.
/// Whoever may edit the policy may edit this too, so it is a hint to be checked: what does not fit
/// counts as absent.
///
/// @param rules by [ManagedRule#key()]
record Applied(SortedMap<String, Entry> rules) {
    static final int MAX_LENGTH = 4_096;

    private static final int VERSION = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /// What was written to one rule.
    ///
    /// @param expression hash of the canonical expression
    /// @param written hash of the addresses that the rule allowed afterwards
    /// @param from the snapshots that it was made from, by document
    record Entry(
            String expression, String written, SortedMap<DocumentKey, String> from, Instant at) {
        Entry {
            from = Collections.unmodifiableSortedMap(new TreeMap<>(from));
            at = at.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    Applied {
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
    }

    /// What the policy carries; nothing when it is absent, damaged, of an unknown version, or made
    /// for another object: a copy of a policy with its annotations was not written by us.
    static Applied of(NetworkPolicy policy) {
        String text = policy.annotations().getOrDefault(Annotations.APPLIED, "");
        try {
            return text.isEmpty() || text.length() > MAX_LENGTH
                    ? none()
                    : read(JSON.readTree(text), policy);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            return none();
        }
    }

    static Applied none() {
        return new Applied(new TreeMap<>());
    }

    Optional<Entry> entry(ManagedRule rule) {
        return Optional.ofNullable(rules.get(rule.key()));
    }

    /// The annotation's value for this policy.
    String toJson(NetworkPolicy policy) {
        ObjectNode root = JSON.createObjectNode();
        root.put("v", VERSION)
                .put("namespace", policy.namespace())
                .put("name", policy.name())
                .put("uid", policy.uid());
        ObjectNode list = root.putObject("rules");
        rules.forEach((key, entry) -> write(entry, list.putObject(key)));
        return root.toString();
    }

    private static void write(Entry entry, ObjectNode node) {
        node.put("expression", entry.expression())
                .put("written", entry.written())
                .put("at", entry.at().toString());
        ObjectNode from = node.putObject("from");
        entry.from().forEach((key, sha256) -> from.put(key.toString(), sha256));
    }

    private static Applied read(JsonNode root, NetworkPolicy policy) {
        boolean ours =
                root.path("v").asInt() == VERSION
                        && root.path("namespace").asText().equals(policy.namespace())
                        && root.path("name").asText().equals(policy.name())
                        && root.path("uid").asText().equals(policy.uid());
        TreeMap<String, Entry> rules = new TreeMap<>();
        if (ours) {
            root.path("rules")
                    .properties()
                    .forEach(rule -> rules.put(rule.getKey(), entry(rule.getValue())));
        }
        return new Applied(rules);
    }

    private static Entry entry(JsonNode node) {
        TreeMap<DocumentKey, String> from = new TreeMap<>();
        if (!node.required("from").isObject()) {
            throw new IllegalArgumentException("not written by us");
        }
        node.required("from")
                .properties()
                .forEach(document ->
                        from.put(DocumentKey.parse(document.getKey()), text(document.getValue())));
        return new Entry(
                text(node.required("expression")),
                text(node.required("written")),
                from,
                Instant.parse(text(node.required("at"))));
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException("not written by us");
        }
        return value.textValue();
    }
}
