package io.rangekeeper.policy;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import java.util.ArrayList;
import java.util.List;

/// How a set of addresses is written as ipBlocks. Equal sets give equal lists.
///
/// @param blocks never empty
/// @param allows exactly what the blocks allow
record Layout(List<IpBlock> blocks, CidrSet allows) {
    /// One address of TEST-NET-1 (RFC 5737): a rule must have a peer, and this one is nowhere.
    private static final Cidr NOWHERE = Cidr.parse("192.0.2.0/32");

    /// What a rule with nothing left allows.
    static final CidrSet NOTHING = CidrSet.of(NOWHERE);

    /// Lays out `addresses` without `except`: the minimal list of the set *before* exceptions, each
    /// block with its share of them, so that one exception in a /10 costs one line and not twenty.
    static Layout of(CidrSet addresses, CidrSet except) {
        List<IpBlock> blocks = new ArrayList<>();
        for (Cidr cidr : addresses) {
            CidrSet block = CidrSet.of(cidr);
            CidrSet inside = block.intersection(except);
            if (!inside.equals(block)) {
                blocks.add(new IpBlock(cidr, inside.cidrs()));
            }
        }
        if (blocks.isEmpty()) {
            return new Layout(List.of(new IpBlock(NOWHERE, List.of())), NOTHING);
        }
        return new Layout(List.copyOf(blocks), addresses.difference(except));
    }

    /// What counts against a budget: every CIDR and every exception.
    int cidrs() {
        return blocks.stream().mapToInt(block -> 1 + block.except().size()).sum();
    }
}
