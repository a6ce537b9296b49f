package io.rangekeeper.feed;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.Family;

/// The broadest blocks that may be published, named or written: no owner has a network that is
/// broader, so a broader block is a mistake or an attack.
public final class Breadth {
    private static final int IPV4 = 8;
    private static final int IPV6 = 19;

    private Breadth() {}

    /// The smallest prefix length that is not too broad: 8 or 19.
    public static int broadest(Family family) {
        return switch (family) {
            case IPV4 -> IPV4;
            case IPV6 -> IPV6;
        };
    }

    /// Whether a block is broader.
    public static boolean isTooBroad(Cidr block) {
        return block.length() < broadest(block.family());
    }

    /// For people: `/8 (IPv4) or /19 (IPv6)`.
    public static String words() {
        return "/" + IPV4 + " (IPv4) or /" + IPV6 + " (IPv6)";
    }
}
