package io.rangekeeper.lint;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.cidr.Quantity;
import io.rangekeeper.select.Names;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Numbers and lists, in words.
final class Words {
    private static final int SHOWN = 4;

    private Words() {}

    static String count(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : plural(noun));
    }

    private static String plural(String noun) {
        return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }

    /// `4,096 IPv4 addresses`: of IPv4 where there are any, else of IPv6.
    static String addresses(CidrSet set) {
        Family family = family(set);
        return Quantity.of(
                set.addresses(family), family == Family.IPV4 ? "IPv4 address" : "IPv6 address");
    }

    /// The family that a set is measured by.
    static Family family(CidrSet set) {
        return set.size(Family.IPV4) > 0 ? Family.IPV4 : Family.IPV6;
    }

    /// `61 %`; what is not all is never said to be.
    static String percent(CidrSet part, CidrSet whole) {
        Family family = family(whole);
        BigInteger all = whole.addresses(family);
        if (all.signum() == 0) {
            return "0 %";
        }
        BigDecimal share =
                new BigDecimal(part.addresses(family))
                        .multiply(BigDecimal.valueOf(100))
                        .divide(new BigDecimal(all), 1, RoundingMode.DOWN);
        return (share.compareTo(BigDecimal.ONE) < 0
                        ? share.signum() == 0 ? "under 0.1" : share.toPlainString()
                        : share.setScale(0, RoundingMode.DOWN).toPlainString())
                + " %";
    }

    static String blocks(CidrSet set) {
        return list(set.stream().limit(SHOWN).map(Cidr::toString).toList(), set.size());
    }

    static String list(Collection<String> texts) {
        return Names.list(List.copyOf(texts), "and", SHOWN);
    }

    private static String list(List<String> first, int all) {
        int more = all - first.size();
        return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
    }
}
