package io.rangekeeper.policy;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
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

    /// `IPv4 from 12 CIDRs (4096 addresses) to 3 CIDRs (512 addresses)`.
    static String sizes(CidrSet before, CidrSet after, Family family) {
        String name =
                switch (family) {
                    case IPV4 -> "IPv4";
                    case IPV6 -> "IPv6";
                };
        return name + " from " + size(before, family) + " to " + size(after, family);
    }

    private static String size(CidrSet set, Family family) {
        String noun = set.size() == 1 ? " CIDR (" : " CIDRs (";
        return set.size() + noun + set.addresses(family) + " addresses)";
    }

    static String list(List<Cidr> blocks) {
        String named =
                blocks.stream().limit(NAMED).map(Cidr::toString).collect(Collectors.joining(", "));
        return blocks.size() <= NAMED ? named : named + ", ...";
    }
}
