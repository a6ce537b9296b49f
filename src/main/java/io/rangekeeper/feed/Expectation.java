package io.rangekeeper.feed;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a document must look like to be believed.
///
/// @param minRanges the fewest entries; at least 1
/// @param widestIpv4 the shortest prefix length that an IPv4 entry may have: 0 to 32
/// @param widestIpv6 the same for IPv6: 0 to 128
/// @param attributes those that at least one entry has: without them a selection by them would come
///   out empty, or, subtracted, take nothing away
public record Expectation(
        int minRanges, int widestIpv4, int widestIpv6, SortedSet<String> attributes) {
    public static final Expectation NONE = new Expectation(1, 0, 0);

    public Expectation {
        attributes = Collections.unmodifiableSortedSet(new TreeSet<>(attributes));
    }

    /// Any attributes, or none.
    public Expectation(int minRanges, int widestIpv4, int widestIpv6) {
        this(minRanges, widestIpv4, widestIpv6, new TreeSet<>());
    }
}
