package io.rangekeeper.feed;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import java.util.List;

/// The identity of what a document says: independent of its layout, of the order of its entries and
/// of how the owner cut the ranges.
final class Fingerprint {
    private Fingerprint() {}

    /// SHA-256 over the groups in their order; not over the count of entries, which changes with
    /// how ranges are cut.
    static String of(List<RangeGroup> groups) {
        StringBuilder canonical = new StringBuilder("rangekeeper snapshot 1\n");
        for (RangeGroup group : groups) {
            canonical.append("attributes ").append(canonical(group.attributes())).append('\n');
            append(canonical, "ranges", group.ranges());
            append(canonical, "quarantined", group.quarantined());
        }
        return Sha256.of(canonical.toString());
    }

    /// A text that two attributes share only when they are equal: each name and value has its
    /// length before it, so that none can pass for two.
    static String canonical(Attributes attributes) {
        StringBuilder canonical = new StringBuilder();
        attributes
                .values()
                .forEach((name, values) -> {
                    append(canonical, name);
                    canonical.append('=').append(values.size());
                    values.forEach(value -> append(canonical.append(','), value));
                    canonical.append(';');
                });
        return canonical.toString();
    }

    private static void append(StringBuilder canonical, String text) {
        canonical.append(text.length()).append(':').append(text);
    }

    private static void append(StringBuilder canonical, String kind, CidrSet set) {
        canonical.append(kind);
        for (Cidr block : set) {
            canonical.append(' ').append(block);
        }
        canonical.append('\n');
    }
}
