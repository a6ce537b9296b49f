package io.rangekeeper.cidr;

import java.util.regex.Pattern;

/// Says what is wrong with a text that would be an IPv6 address: one that has a colon.
final class Ipv6Diagnosis {
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private Ipv6Diagnosis() {}

    static String of(String address) {
        if (isIpv4WithPort(address)) {
            return "has a port; leave it out";
        }
        if (address.contains(":::")) {
            return "has three colons in a row; zeros are left out as ::";
        }
        if (address.indexOf("::") != address.lastIndexOf("::")) {
            return "has more than one ::, which may stand only once";
        }
        if (isSingle(address, 0) || isSingle(address, address.length() - 1)) {
            return "begins or ends with a single colon";
        }
        int octets = address.lastIndexOf(':') + 1;
        int dot = address.indexOf('.');
        if (dot >= 0 && dot < octets) {
            return "has octets before its end; only the last 32 bits may be written so";
        }
        if (dot >= 0 && !isIpv4(address.substring(octets))) {
            return "ends in an IPv4 address that " + Ipv4Diagnosis.of(address.substring(octets));
        }
        return wrongGroups(address);
    }

    private static boolean isIpv4WithPort(String address) {
        int colon = address.indexOf(':');
        return colon == address.lastIndexOf(':') && isIpv4(address.substring(0, colon));
    }

    private static boolean isIpv4(String text) {
        return new AddressParser().parse(text, text.length());
    }

    /// Whether the first or last character is a colon that is not one of two.
    private static boolean isSingle(String address, int i) {
        int neighbour = i == 0 ? 1 : i - 1;
        return address.charAt(i) == ':'
                && (address.length() == 1 || address.charAt(neighbour) != ':');
    }

    private static String wrongGroups(String address) {
        int groups = 0;
        for (String group : address.split(":", -1)) {
            if (group.indexOf('.') >= 0) {
                groups += 2;
            } else if (GROUP.matcher(group).matches()) {
                groups++;
            } else if (!group.isEmpty()) {
                return "has a group that is not one to four hexadecimal digits";
            }
        }
        return address.contains("::")
                ? "has a :: that stands for nothing; an IPv6 address has 8 groups"
                : "has " + groups + " groups; an IPv6 address has 8";
    }
}
