package io.rangekeeper.feed;

import io.rangekeeper.cidr.CidrSet;

/// All ranges that a document publishes under one and the same combination of attributes.
///
/// @param published how many entries there were, before merging; quarantined ones count
/// @param ranges what may enter a policy
/// @param quarantined what may not (special-purpose space, too broad) but still subtracts where the
///   group is subtracted
public record RangeGroup(
        Attributes attributes, int published, CidrSet ranges, CidrSet quarantined) {}
