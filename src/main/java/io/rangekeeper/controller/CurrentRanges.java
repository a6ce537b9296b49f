package io.rangekeeper.controller;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// What a document lists, whatever the attributes.
///
/// @param ranges what may enter a policy
/// @param quarantined what may not
/// @param published when its owner says that it was published
record CurrentRanges(CidrSet ranges, CidrSet quarantined, Optional<Instant> published) {
    /// Of a document that was never read.
    static final CurrentRanges NOTHING =
            new CurrentRanges(CidrSet.EMPTY, CidrSet.EMPTY, Optional.empty());

    static CurrentRanges of(Snapshot snapshot) {
        return new CurrentRanges(
                all(snapshot, RangeGroup::ranges),
                all(snapshot, RangeGroup::quarantined),
                snapshot.provenance().published());
    }

    private static CidrSet all(Snapshot snapshot, Function<RangeGroup, CidrSet> blocks) {
        return CidrSet.union(snapshot.groups().stream().map(blocks).toList());
    }
}
