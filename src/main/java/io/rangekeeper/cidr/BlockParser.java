package io.rangekeeper.cidr;

/// Reads the text of one block. It is used again and again, so that reading many allocates nothing.
final class BlockParser {
    private static final int NONE = -1;

    private final AddressParser address = new AddressParser();
    private long high;
    private long low;
    private int length;

    /// Reads `address/length`; throws [CidrFormatException].
    void block(String text) {
        read(text);
        if (length == NONE) {
            throw Diagnosis.noLength(text, family());
        }
        refuseHostBits(text);
    }

    /// Reads `address/length` or an address; throws [CidrFormatException].
    void blockOrAddress(String text) {
        read(text);
        completeLength();
        refuseHostBits(text);
    }

    /// Reads `address/length` or an address and clears host bits; throws [CidrFormatException].
    void masking(String text) {
        read(text);
        completeLength();
        high &= Bits.highMask(length);
        low &= Bits.lowMask(length);
    }

    /// Reads an address without a length; throws [CidrFormatException].
    void address(String text) {
        read(text);
        if (length != NONE) {
            throw Diagnosis.lengthNotWanted(text);
        }
        completeLength();
    }

    Family family() {
        return address.family();
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    int length() {
        return length;
    }

    private void read(String text) {
        int slash = slash(text);
        int end = slash < 0 ? text.length() : slash;
        if (!address.parse(text, end)) {
            throw Diagnosis.malformed(text);
        }
        length = slash < 0 ? NONE : length(text, slash + 1);
        if (slash >= 0 && length == NONE) {
            throw Diagnosis.malformed(text);
        }
        high = address.high();
        low = address.low();
        if (address.isIpv4Mapped()) {
            throw Diagnosis.ipv4Mapped(text, low, length == NONE ? family().bits() : length);
        }
    }

    /// The slash before a length, which has at most three digits; one that is further from the end
    /// makes the address malformed.
    private static int slash(String text) {
        int i = text.length() - 1;
        int last = Math.max(0, i - 3);
        while (i >= last && text.charAt(i) != '/') {
            i--;
        }
        return i < last ? NONE : i;
    }

    private int length(String text, int from) {
        int digits = text.length() - from;
        if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(from) == '0')) {
            return NONE;
        }
        int value = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = value * 10 + digit;
        }
        return value <= family().bits() ? value : NONE;
    }

    private void completeLength() {
        if (length == NONE) {
            length = family().bits();
        }
    }

    private void refuseHostBits(String text) {
        long blockHigh = high & Bits.highMask(length);
        long blockLow = low & Bits.lowMask(length);
        if (blockHigh != high || blockLow != low) {
            throw Diagnosis.hostBits(text, new Cidr(family(), blockHigh, blockLow, length));
        }
    }
}
