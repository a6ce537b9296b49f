package io.rangekeeper.report;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.policy.IpBlock;
import java.math.BigInteger;
import java.util.List;

/// Sets of addresses as a report shows them.
final class Sizing {
    static final Report.Sizes NONE = of(CidrSet.EMPTY);

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

    static Report.Sizes sum(List<Report.Sizes> all) {
        return all.stream().reduce(NONE, Sizing::plus);
    }

    /// What is left of the larger one.
    static Report.Sizes minus(Report.Sizes larger, Report.Sizes smaller) {
        return new Report.Sizes(
                minus(larger.ipv4(), smaller.ipv4()), minus(larger.ipv6(), smaller.ipv6()));
    }

    static boolean isAny(Report.Sizes sizes) {
        return sizes.ipv4().cidrs() + sizes.ipv6().cidrs() > 0;
    }

    /// Of both families.
    static BigInteger addresses(Report.Sizes sizes) {
        return sizes.ipv4().addresses().add(sizes.ipv6().addresses());
    }

    private static Report.Sizes plus(Report.Sizes a, Report.Sizes b) {
        return new Report.Sizes(plus(a.ipv4(), b.ipv4()), plus(a.ipv6(), b.ipv6()));
    }

    private static Report.Size plus(Report.Size a, Report.Size b) {
        return new Report.Size(a.cidrs() + b.cidrs(), a.addresses().add(b.addresses()));
    }

    private static Report.Size minus(Report.Size a, Report.Size b) {
        return new Report.Size(a.cidrs() - b.cidrs(), a.addresses().subtract(b.addresses()));
    }
}
