package io.rangekeeper.report;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.policy.IpBlock;
import java.util.List;

/// Sets of addresses as a report shows them.
final class Sizing {
    private Sizing() {}

    static Report.Sizes of(CidrSet set) {
        return new Report.Sizes(size(set, Family.IPV4), size(set, Family.IPV6));
    }

    /// @param cidrs as a report lists them
    static Report.Sizes of(List<String> cidrs) {
        return of(CidrSet.parse(cidrs.toArray(String[]::new)));
    }

    /// As it is written: a block with exceptions is one CIDR, as in the list that a reader sees.
    static Report.Sizes of(CidrSet set, List<IpBlock> written) {
        return new Report.Sizes(size(set, written, Family.IPV4), size(set, written, Family.IPV6));
    }

    private static Report.Size size(CidrSet set, List<IpBlock> written, Family family) {
        long blocks =
                written.stream()
                        .filter(block -> block.cidr().family() == family)
                        .filter(block -> set.overlaps(block.addresses()))
                        .count();
        return new Report.Size((int) blocks, set.addresses(family));
    }

    private static Report.Size size(CidrSet set, Family family) {
        return new Report.Size(set.size(family), set.addresses(family));
    }
}
