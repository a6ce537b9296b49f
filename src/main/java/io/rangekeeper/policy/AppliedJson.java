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
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How [Applied] is written.
final class AppliedJson {
    private static final int VERSION = 1;

    /// Nobody approves as often.
    private static final int MOST_SPENT = 1_000_000_000;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private AppliedJson() {}

    /// Empty when it is damaged, of an unknown version, or was not written for this policy.
    static Optional<Applied> read(String text, NetworkPolicy policy) {
        try {
            return Optional.of(JSON.readTree(text))
                    .filter(root -> isFor(policy, root))
                    .map(AppliedJson::read);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static String write(Applied applied, NetworkPolicy policy) {
        ObjectNode root = JSON.createObjectNode();
        root.put("v", VERSION)
                .put("namespace", policy.namespace())
                .put("name", policy.name())
                .put("uid", policy.uid());
        ObjectNode list = root.putObject("rules");
        applied.rules().forEach((key, entry) -> write(entry, list.putObject(key)));
        return root.toString();
    }

    private static void write(Applied.Entry entry, ObjectNode node) {
        node.put("expression", entry.expression())
                .put("written", entry.written())
                .put("at", entry.at().toString());
        if (!entry.sets().isEmpty()) {
            node.put("sets", entry.sets());
        }
        if (!entry.except().isEmpty()) {
            node.put("except", entry.except());
        }
        // Always, so that it takes no more space later than the author was told.
        node.put("since", entry.since().toString());
        entry.size().ifPresent(size -> Size.write(size, node));
        Least.write(entry.least(), node);
        if (entry.spent() > 0) {
            node.put("spent", entry.spent());
        }
        if (entry.adopting()) {
            node.put("adopting", true);
        }
        write(entry.from(), node.putObject("from"));
        if (!entry.read().isEmpty()) {
            write(entry.read(), node.putObject("read"));
        }
    }

    private static void write(SortedMap<DocumentKey, String> documents, ObjectNode node) {
        documents.forEach((key, sha256) -> node.put(key.toString(), sha256));
    }

    private static boolean isFor(NetworkPolicy policy, JsonNode root) {
        return root.path("v").asInt() == VERSION
                && root.path("namespace").asText().equals(policy.namespace())
                && root.path("name").asText().equals(policy.name())
                && root.path("uid").asText().equals(policy.uid());
    }

    private static Applied read(JsonNode root) {
        TreeMap<String, Applied.Entry> rules = new TreeMap<>();
        root.path("rules")
                .properties()
                .forEach(rule -> rules.put(rule.getKey(), entry(rule.getValue())));
        return new Applied(rules);
    }

    private static Applied.Entry entry(JsonNode node) {
        Instant at = Instant.parse(text(node.required("at")));
        return new Applied.Entry(
                text(node.required("expression")),
                node.has("sets") ? text(node.path("sets")) : "",
                node.has("except") ? text(node.path("except")) : "",
                text(node.required("written")),
                documents(node.required("from")),
                node.has("read") ? documents(node.path("read")) : Collections.emptySortedMap(),
                at,
                node.has("since") ? Instant.parse(text(node.path("since"))) : at,
                Size.read(node),
                Least.read(node),
                node.has("spent") ? count(node.path("spent")) : 0,
                node.path("adopting").asBoolean());
    }

    private static SortedMap<DocumentKey, String> documents(JsonNode node) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("not written by us");
        }
        TreeMap<DocumentKey, String> documents = new TreeMap<>();
        node.properties()
                .forEach(document ->
                        documents.put(
                                DocumentKey.parse(document.getKey()), text(document.getValue())));
        return documents;
    }

    private static int count(JsonNode value) {
        if (!value.isInt() || value.intValue() < 0 || value.intValue() > MOST_SPENT) {
            throw new IllegalArgumentException("not written by us");
        }
        return value.intValue();
    }

    private static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException("not written by us");
        }
        return value.textValue();
    }
}
