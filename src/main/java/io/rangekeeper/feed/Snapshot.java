package io.rangekeeper.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one document of a feed said at one time, wholly read and found plausible. Immutable and
/// shared by all policies.
///
/// @param sha256 identity: SHA-256 (lower-case hex) of the canonical content, that is of the groups
///   and not of the bytes, so that the same ranges in another layout are the same snapshot
/// @param provenance where and when it was read
/// @param groups one per distinct combination of attributes, in a fixed order
public record Snapshot(
        DocumentKey key, String sha256, Provenance provenance, List<RangeGroup> groups) {
    public Snapshot {
        groups = List.copyOf(groups);
    }

    /// The same, but what is equal in another snapshot is taken from there: a document differs in
    /// little from the one before, and a week of them is in memory.
    public Snapshot sharing(Snapshot other) {
        Map<Attributes, RangeGroup> others = new HashMap<>();
        other.groups.forEach(group -> others.put(group.attributes(), group));
        return new Snapshot(
                key,
                sha256,
                provenance,
                groups.stream().map(group -> shared(group, others)).toList());
    }

    private static RangeGroup shared(RangeGroup group, Map<Attributes, RangeGroup> others) {
        RangeGroup other = others.get(group.attributes());
        if (other == null || other.equals(group)) {
            return other == null ? group : other;
        }
        return new RangeGroup(
                other.attributes(), group.published(), group.ranges(), group.quarantined());
    }

    /// With the identity that follows from the groups.
    public static Snapshot of(DocumentKey key, Provenance provenance, List<RangeGroup> groups) {
        return new Snapshot(key, Fingerprint.of(groups), provenance, groups);
    }
}
