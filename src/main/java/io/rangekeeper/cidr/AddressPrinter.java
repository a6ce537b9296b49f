package io.rangekeeper.cidr;

/// Writes addresses: four decimal octets, or the one text that RFC 5952 section 4 allows.
final class AddressPrinter {
    private AddressPrinter() {}

    /// The address is left-aligned, as in [Bits].
    static String print(Family family, long high, long low) {
        return switch (family) {
            case IPV4 -> ipv4((int) (high >>> 32));
            case IPV6 -> ipv6(high, low);
        };
    }

    static String ipv4(int address) {
        return (address >>> 24)
                + "."
                + (address >>> 16 & 0xFF)
                + "."
                + (address >>> 8 & 0xFF)
                + "."
                + (address & 0xFF);
    }

    private static String ipv6(long high, long low) {
        int gap = -1;
        int gapEnd = -1;
        for (int i = 0; i < 8; i++) {
            int end = endOfZeros(high, low, i);
            if (end - i >= 2 && end - i > gapEnd - gap) {
                gap = i;
                gapEnd = end;
            }
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == gap) {
                text.append("::");
                i = gapEnd - 1;
                continue;
            }
            if (i > 0 && i != gapEnd) {
                text.append(':');
            }
            text.append(Integer.toHexString(group(high, low, i)));
        }
        return text.toString();
    }

    /// Where the run of zero groups that begins at `start` ends.
    private static int endOfZeros(long high, long low, int start) {
        int end = start;
        while (end < 8 && group(high, low, end) == 0) {
            end++;
        }
        return end;
    }

    private static int group(long high, long low, int i) {
        long half = i < 4 ? high : low;
        return (int) (half >>> (48 - 16 * (i & 3))) & 0xFFFF;
    }
}
