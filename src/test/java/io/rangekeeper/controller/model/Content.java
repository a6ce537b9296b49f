package io.rangekeeper.controller.model;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Attributes;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a document says: networks under the values of its one attribute, `k`.
///
/// @param groups by value; no empty ones
record Content(SortedMap<String, Long> groups) {
    static final Content NOTHING = new Content(new TreeMap<>());

    Content {
        TreeMap<String, Long> some = new TreeMap<>(groups);
        some.values().removeIf(atoms -> atoms == 0);
        groups = Collections.unmodifiableSortedMap(some);
    }

    long selected(Asked.Selector selector) {
        long selected = 0;
        for (Map.Entry<String, Long> group : groups.entrySet()) {
            selected |= selector.accepts(group.getKey()) ? group.getValue() : 0;
        }
        return selected & selector.family();
    }

    Snapshot snapshot(String document, Instant read) {
        Provenance provenance =
                new Provenance("memory", "", Optional.empty(), Optional.empty(), read);
        List<RangeGroup> ranges =
                groups.entrySet().stream()
                        .map(group -> group(group.getKey(), Universe.set(group.getValue())))
                        .toList();
        return Snapshot.of(DocumentKey.parse(document), provenance, ranges);
    }

    private static RangeGroup group(String value, CidrSet ranges) {
        return new RangeGroup(
                Attributes.of(Map.of("k", value)), ranges.size(), ranges, CidrSet.EMPTY);
    }

    @Override
    public String toString() {
        TreeMap<String, List<String>> texts = new TreeMap<>();
        groups.forEach((value, atoms) -> texts.put(value, Universe.texts(atoms)));
        return texts.toString();
    }
}
