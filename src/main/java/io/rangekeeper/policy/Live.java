package io.rangekeeper.policy;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrFormatException;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Sha256;
import java.util.ArrayList;
import java.util.List;

/// What the ipBlocks of a rule allow at present.
///
/// @param addresses all of them together; `except` takes from its own block only, as the API
///   defines it
/// @param kept the same without blocks in documentation space, which are placeholders
/// @param unreadable blocks that are no CIDRs in any reading, as they stand
record Live(CidrSet addresses, CidrSet kept, List<String> unreadable) {
    /// RFC 5737 and RFC 3849: nobody is there, so a block inside stands for "to be filled".
    static final CidrSet DOCUMENTATION =
            CidrSet.parse("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32");

    static Live of(Rule rule) {
        CidrSet.Builder addresses = CidrSet.builder();
        CidrSet.Builder kept = CidrSet.builder();
        List<String> unreadable = new ArrayList<>();
        for (Peer peer : rule.peers()) {
            if (!(peer instanceof Peer.Block block)) {
                continue;
            }
            try {
                Cidr cidr = Cidr.parseMasking(block.cidr());
                CidrSet allowed = CidrSet.of(cidr).difference(except(block));
                addresses.addAll(allowed);
                if (!DOCUMENTATION.contains(cidr)) {
                    kept.addAll(allowed);
                }
            } catch (CidrFormatException e) {
                unreadable.add(e.getMessage());
            }
        }
        return new Live(addresses.build(), kept.build(), List.copyOf(unreadable));
    }

    /// Leaves out blocks that would count as placeholders once they are written.
    static CidrSet withoutPlaceholders(CidrSet addresses) {
        return CidrSet.of(
                addresses.stream().filter(cidr -> !DOCUMENTATION.contains(cidr)).toList());
    }

    boolean isWhatWasWritten(Applied.Entry entry) {
        return entry.written().equals(Sha256.of(addresses));
    }

    private static CidrSet except(Peer.Block block) {
        return CidrSet.of(block.except().stream().map(Cidr::parseMasking).toList());
    }
}
