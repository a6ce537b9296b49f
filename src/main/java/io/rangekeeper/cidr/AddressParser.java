package io.rangekeeper.cidr;

import java.util.Arrays;

/// Reads the text of one address, strictly: RFC 4291 section 2.2 without zone ids, and four decimal
/// octets without leading zeros. Only ASCII digits count. It says yes or no; [Diagnosis] says why.
final class AddressParser {
    private static final long MALFORMED = -1;
    private static final int NONE = -1;

    /// The values of hexadecimal digits: digits and letters alternate, so a branch would be guessed
    /// wrongly half of the time.
    private static final byte[] HEX = hexDigits();

    private Family family = Family.IPV4;
    private long high;
    private long low;
    private int groups;

    /// Reads the first `end` characters.
    boolean parse(String text, int end) {
        long address = ipv4(text, 0, end);
        if (address == MALFORMED) {
            family = Family.IPV6;
            return ipv6(text, end);
        }
        family = Family.IPV4;
        high = address << 32;
        low = 0;
        return true;
    }

    Family family() {
        return family;
    }

    /// The upper half of the last address read, left-aligned as in [Bits].
    long high() {
        return high;
    }

    long low() {
        return low;
    }

    /// Whether the last address read is an IPv4-mapped one (::ffff:0:0/96): systems disagree about
    /// which of the two families it stands for.
    boolean isIpv4Mapped() {
        return family == Family.IPV6 && high == 0 && low >>> 32 == 0xFFFF;
    }

    private static long ipv4(String text, int from, int end) {
        long address = 0;
        int octet = -1;
        int dots = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (octet < 0 || ++dots > 3) {
                    return MALFORMED;
                }
                address = address << 8 | octet;
                octet = -1;
            } else {
                int digit = c - '0';
                if (digit < 0 || digit > 9 || octet == 0) {
                    return MALFORMED;
                }
                octet = octet < 0 ? digit : octet * 10 + digit;
                if (octet > 255) {
                    return MALFORMED;
                }
            }
        }
        return dots == 3 && octet >= 0 ? address << 8 | octet : MALFORMED;
    }

    private boolean ipv6(String text, int end) {
        high = 0;
        low = 0;
        groups = 0;
        int gap = text.startsWith("::") ? 0 : NONE;
        int i = gap == 0 ? 2 : 0;
        while (i < end) {
            i = group(text, i, end);
            if (i == end) {
                break;
            }
            if (i == NONE || text.charAt(i) != ':' || ++i == end) {
                return false;
            }
            if (text.charAt(i) == ':') {
                if (gap != NONE) {
                    return false;
                }
                gap = groups;
                i++;
            }
        }
        return gap == NONE ? groups == 8 : groups < 8 && spread(gap);
    }

    /// Reads the group of hexadecimal digits, or the last 32 bits as four octets, that begins at
    /// `start`; returns where it ends.
    private int group(String text, int start, int end) {
        int group = 0;
        int i = start;
        for (; i < end; i++) {
            int digit = hex(text.charAt(i));
            if (digit < 0) {
                break;
            }
            group = group << 4 | digit;
        }
        if (i < end && text.charAt(i) == '.') {
            return quad(text, start, end);
        }
        if (i == start || i - start > 4) {
            return NONE;
        }
        push(group);
        return i;
    }

    private int quad(String text, int start, int end) {
        long address = ipv4(text, start, end);
        if (address == MALFORMED) {
            return NONE;
        }
        push((int) (address >>> 16));
        push((int) address & 0xFFFF);
        return end;
    }

    private void push(int group) {
        high = high << 16 | low >>> 48;
        low = low << 16 | group;
        groups++;
    }

    /// Moves the groups before the gap to the left end; those after it are at the right end
    /// already.
    private boolean spread(int gap) {
        int head = 128 - 16 * (groups - gap);
        long headHigh = high & Bits.highMask(head);
        long headLow = low & Bits.lowMask(head);
        int shift = 16 * (8 - groups);
        if (shift >= 64) {
            high = (high ^ headHigh) | headLow << (shift - 64);
            low ^= headLow;
        } else {
            high = (high ^ headHigh) | headHigh << shift | headLow >>> (64 - shift);
            low = (low ^ headLow) | headLow << shift;
        }
        return true;
    }

    private static int hex(char c) {
        return c < HEX.length ? HEX[c] : NONE;
    }

    private static byte[] hexDigits() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) NONE);
        for (char c = '0'; c <= '9'; c++) {
            values[c] = (byte) (c - '0');
        }
        for (char c = 'a'; c <= 'f'; c++) {
            values[c] = (byte) (c - 'a' + 10);
            values[c - 'a' + 'A'] = values[c];
        }
        return values;
    }
}
