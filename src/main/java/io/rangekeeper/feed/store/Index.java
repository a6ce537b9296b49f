package io.rangekeeper.feed.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.History;
import io.rangekeeper.feed.Memory;
import io.rangekeeper.feed.Period;
import io.rangekeeper.feed.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A document's history as a file: small, and written whole.
record Index(DocumentKey key, History history) {
    byte[] encode() {
        ObjectNode root = Json.create().put("document", key.toString());
        history.periods().forEach(period -> write(period, root.withArray("/periods").addObject()));
        write(history.memory(), root.putObject("memory"));
        return Json.bytes(root);
    }

    /// @throws DamagedException when it is damaged
    /// @throws LaterVersionException when it is of a version that is yet to come
    static Index decode(byte[] file) throws DamagedException, LaterVersionException {
        return Json.read(
                file,
                root ->
                        new Index(
                                DocumentKey.parse(Json.text(root, "document")),
                                new History(
                                        periods(root.path("periods")),
                                        memory(root.path("memory")))));
    }

    private static void write(Period period, ObjectNode node) {
        Provenance provenance = period.provenance();
        node.put("sha256", period.sha256()).put("from", period.from().toString());
        period.until().ifPresent(until -> node.put("until", until.toString()));
        node.put("location", provenance.location())
                .put("documentSha256", provenance.documentSha256())
                .put("fetched", provenance.fetched().toString());
        provenance.version().ifPresent(version -> node.put("ownersVersion", version));
        provenance.published().ifPresent(time -> node.put("published", time.toString()));
    }

    private static List<Period> periods(JsonNode array) {
        List<Period> periods = new ArrayList<>();
        for (JsonNode node : array) {
            periods.add(
                    new Period(
                            hash(node, "sha256"),
                            Json.time(node, "from"),
                            Json.optional(node, "until").map(Instant::parse),
                            new Provenance(
                                    Json.text(node, "location"),
                                    hash(node, "documentSha256"),
                                    Json.optional(node, "ownersVersion"),
                                    Json.optional(node, "published").map(Instant::parse),
                                    Json.time(node, "fetched"))));
        }
        return periods;
    }

    /// It becomes the name of a file.
    private static String hash(JsonNode node, String key) {
        String hash = Json.text(node, key);
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(key + " is no SHA-256");
        }
        return hash;
    }

    private static void write(Memory memory, ObjectNode node) {
        memory.highWater().ifPresent(version -> node.put("highWater", version));
        memory.stale()
                .ifPresent(stale ->
                        node.putObject("stale")
                                .put("version", stale.version())
                                .put("since", stale.since().toString()));
        memory.tolerated()
                .ifPresent(tolerated -> {
                    ObjectNode inner =
                            node.putObject("tolerated").put("malformed", tolerated.malformed());
                    Json.put(inner.putArray("quarantined"), tolerated.quarantined());
                });
        memory.suspectSince().ifPresent(since -> node.put("suspectSince", since.toString()));
    }

    private static Memory memory(JsonNode node) {
        return new Memory(
                Json.optional(node, "highWater"),
                Optional.of(node.path("stale"))
                        .filter(JsonNode::isObject)
                        .map(stale ->
                                new Memory.Stale(
                                        Json.text(stale, "version"), Json.time(stale, "since"))),
                Optional.of(node.path("tolerated"))
                        .filter(JsonNode::isObject)
                        .map(tolerated ->
                                new Memory.Tolerated(
                                        tolerated.path("malformed").asInt(),
                                        Json.set(tolerated.path("quarantined")))),
                Json.optional(node, "suspectSince").map(Instant::parse));
    }
}
