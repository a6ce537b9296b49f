package io.rangekeeper.report;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import java.math.BigInteger;
import java.util.List;

/// Sums over rules: what two rules gain counts twice, as it is written twice.
final class Totals {
    private Totals() {}

    static Report.Sizes of(List<CidrSet> sets) {
        return new Report.Sizes(sum(sets, Family.IPV4), sum(sets, Family.IPV6));
    }

    private static Report.Size sum(List<CidrSet> sets, Family family) {
        int cidrs = sets.stream().mapToInt(set -> set.size(family)).sum();
        BigInteger addresses =
                sets.stream()
                        .map(set -> set.addresses(family))
                        .reduce(BigInteger.ZERO, BigInteger::add);
        return new Report.Size(cidrs, addresses);
    }
}
