package io.rangekeeper.policy;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import java.util.List;
import java.util.stream.Collectors;

/// Sets of addresses in the words of a message.
final class Words {
    private static final int NAMED = 3;

    private Words() {}

    /// `2 CIDRs (192.0.2.0/24, 198.51.100.0/24)`; long lists are cut.
    static String cidrs(CidrSet set) {
        String noun = set.size() == 1 ? " CIDR (" : " CIDRs (";
        return set.size() + noun + list(set.cidrs()) + ")";
    }

    static String list(List<Cidr> blocks) {
        String named =
                blocks.stream().limit(NAMED).map(Cidr::toString).collect(Collectors.joining(", "));
        return blocks.size() <= NAMED ? named : named + ", ...";
    }
}
