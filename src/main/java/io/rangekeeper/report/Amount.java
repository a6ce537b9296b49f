package io.rangekeeper.report;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Quantity;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Numbers of CIDRs and addresses, in words.
public final class Amount {
    private Amount() {}

    /// As below.
    public static String of(CidrSet set) {
        return of(Sizing.of(set));
    }

    /// `15 IPv4 CIDRs (1,280 addresses) and 3 IPv6 CIDRs (about 2^80 addresses)`, or `nothing`.
    public static String of(Report.Sizes sizes) {
        List<String> parts = new ArrayList<>();
        add(parts, "IPv4", sizes.ipv4());
        add(parts, "IPv6", sizes.ipv6());
        return parts.isEmpty() ? "nothing" : String.join(" and ", parts);
    }

    /// `1,280 IPv4 addresses and about 2^80 IPv6 addresses`, or `nothing`.
    public static String addresses(Report.Sizes sizes) {
        List<String> parts = new ArrayList<>();
        if (sizes.ipv4().cidrs() > 0) {
            parts.add(Quantity.of(sizes.ipv4().addresses(), "IPv4 address"));
        }
        if (sizes.ipv6().cidrs() > 0) {
            parts.add(Quantity.of(sizes.ipv6().addresses(), "IPv6 address"));
        }
        return parts.isEmpty() ? "nothing" : String.join(" and ", parts);
    }

    /// `1,280 addresses`.
    static String addresses(BigInteger count) {
        return Quantity.of(count, "address");
    }

    /// `1 policy`, `1,280 policies`.
    public static String count(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : plural(noun));
    }

    /// `2 of 4 policies`; of one there is no part.
    static String count(int number, int all, String noun) {
        return all == 1
                ? count(number, noun)
                : String.format(Locale.ROOT, "%,d of %,d %s", number, all, plural(noun));
    }

    private static String plural(String noun) {
        boolean vowel = noun.endsWith("ay");
        return noun.endsWith("y") && !vowel
                ? noun.substring(0, noun.length() - 1) + "ies"
                : noun + "s";
    }

    private static void add(List<String> parts, String family, Report.Size size) {
        if (size.cidrs() > 0) {
            parts.add(
                    count(size.cidrs(), family + " CIDR")
                            + " ("
                            + Quantity.of(size.addresses(), "address")
                            + ")");
        }
    }
}
