package io.rangekeeper.feed;

import java.util.List;

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

    /// With the identity that follows from the groups.
    public static Snapshot of(DocumentKey key, Provenance provenance, List<RangeGroup> groups) {
        return new Snapshot(key, Fingerprint.of(groups), provenance, groups);
    }
}
