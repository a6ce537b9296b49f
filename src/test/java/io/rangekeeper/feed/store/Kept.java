package io.rangekeeper.feed.store;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Attributes;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Fetched;
import io.rangekeeper.feed.Memory;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.SnapshotStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Snapshots as tests of stores keep them.
final class Kept {
    static final DocumentKey KEY = new DocumentKey("test", "");
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Kept() {}

    /// Makes a snapshot of these ranges current, as if its document had been fetched then.
    static Snapshot keep(SnapshotStore store, DocumentKey key, Instant time, String... ranges) {
        String text = String.join("\n", ranges);
        Snapshot snapshot = snapshot(key, time, text, ranges);
        store.keep(
                snapshot, Fetched.fromServer(bytes(text), "https://feed.example/", time), MEMORY);
        return snapshot;
    }

    static final Memory MEMORY =
            new Memory(
                    Optional.of("17"),
                    Optional.of(new Memory.Stale("16", NOON)),
                    Optional.of(new Memory.Tolerated(2, CidrSet.parse("10.0.0.0/8", "fc00::/7"))),
                    Optional.of(NOON.plusSeconds(1)));

    private static Snapshot snapshot(DocumentKey key, Instant time, String text, String... ranges) {
        TreeMap<String, List<String>> attributes = new TreeMap<>();
        attributes.put("product", List.of("a/b", "\"quoted\""));
        attributes.put("region", List.of("eu"));
        return Snapshot.of(
                key,
                new Provenance(
                        "https://feed.example/",
                        sha256(bytes(text)),
                        Optional.of("17"),
                        Optional.of(NOON),
                        time),
                List.of(
                        new RangeGroup(
                                new Attributes(attributes),
                                ranges.length,
                                CidrSet.parse(ranges),
                                CidrSet.parse("192.168.0.0/16"))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
