package io.rangekeeper.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Sha256;
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
    /// @param sets hash of the named sets that it refers to; empty where there are none
    /// @param except hash of what the author excluded; empty where that is nothing
    /// @param written hash of the addresses that the rule allowed afterwards
    /// @param from the snapshots that it was made from, by document
    /// @param read the snapshots that were current then, where they are others: much of it is held
    /// @param at when it was written
    /// @param since before which nothing counts as what the rule allowed: a person decided all then
    /// @param least how little it allowed of a family before it grew within a week
    /// @param spent how many approvals the rule has spent
    /// @param adopting whether blocks of unknown origin were kept
    record Entry(
            String expression,
            String sets,
            String except,
            String written,
            SortedMap<DocumentKey, String> from,
            SortedMap<DocumentKey, String> read,
            Instant at,
            Instant since,
            SortedMap<Family, Least> least,
            int spent,
            boolean adopting) {
        Entry {
            from = Collections.unmodifiableSortedMap(new TreeMap<>(from));
            read = Collections.unmodifiableSortedMap(new TreeMap<>(read));
            least = Collections.unmodifiableSortedMap(new TreeMap<>(least));
            at = at.truncatedTo(ChronoUnit.SECONDS);
            since = since.truncatedTo(ChronoUnit.SECONDS);
        }

        /// The snapshots that were current when it was written.
        SortedMap<DocumentKey, String> current() {
            TreeMap<DocumentKey, String> current = new TreeMap<>(from);
            current.putAll(read);
            return current;
        }

        /// After nothing but what the author excludes was closed.
        Entry closing(RulePlan.Waiting plan, String except, Instant now) {
            if (!written.equals(Sha256.of(plan.live()))) {
                return this;
            }
            String after = Sha256.of(plan.effective());
            return new Entry(
                    expression,
                    sets,
                    except,
                    after,
                    from,
                    read,
                    now,
                    since,
                    least,
                    spent,
                    adopting);
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
        if (!entry.sets().isEmpty()) {
            node.put("sets", entry.sets());
        }
        if (!entry.except().isEmpty()) {
            node.put("except", entry.except());
        }
        if (!entry.since().equals(entry.at())) {
            node.put("since", entry.since().toString());
        }
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
        Instant at = Instant.parse(text(node.required("at")));
        return new Entry(
                text(node.required("expression")),
                node.has("sets") ? text(node.path("sets")) : "",
                node.has("except") ? text(node.path("except")) : "",
                text(node.required("written")),
                documents(node.required("from")),
                node.has("read") ? documents(node.path("read")) : Collections.emptySortedMap(),
                at,
                node.has("since") ? Instant.parse(text(node.path("since"))) : at,
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
        if (!value.isInt() || value.intValue() < 0) {
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
