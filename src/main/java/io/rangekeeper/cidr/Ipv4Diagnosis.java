package io.rangekeeper.cidr;

import java.util.regex.Pattern;

/// Says what is wrong with a text that would be an IPv4 address.
final class Ipv4Diagnosis {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]+");

    private Ipv4Diagnosis() {}

    static String of(String address) {
        String[] octets = address.split("\\.", -1);
        for (String octet : octets) {
            if (octet.isEmpty() && octets.length > 1) {
                return "has an empty octet";
            }
            if (HEXADECIMAL.matcher(octet).matches()) {
                return "is hexadecimal; octets are decimal numbers";
            }
            if (!DECIMAL.matcher(octet).matches()) {
                return "is not an address; write one as 192.0.2.1 or 2001:db8::1";
            }
        }
        if (octets.length == 1) {
            return "is a single number; write four octets";
        }
        if (octets.length != 4) {
            return "has " + octets.length + " octets; an IPv4 address has 4";
        }
        for (String octet : octets) {
            if (octet.length() > 1 && octet.startsWith("0")) {
                return "begins an octet with 0; octets have no leading zeros";
            }
        }
        return "has an octet above 255";
    }
}
