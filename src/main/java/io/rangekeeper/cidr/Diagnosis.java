package io.rangekeeper.cidr;

/// Says what is wrong with a text that [BlockParser] refused, and what would be right.
final class Diagnosis {
    private static final String EXAMPLES = "write a block as 192.0.2.0/24 or 2001:db8::/32";

    private Diagnosis() {}

    static CidrFormatException malformed(String text) {
        return refused(text, whatIsWrong(text));
    }

    static CidrFormatException noLength(String text, Family family) {
        return refused(text, "has no length; a single address is " + text + "/" + family.bits());
    }

    static CidrFormatException lengthNotWanted(String text) {
        return refused(text, "has a length where an address is wanted");
    }

    static CidrFormatException hostBits(String text, Cidr block) {
        return refused(text, "has host bits set; the block is " + block);
    }

    /// The text is such an address with this last half, and with a length of 0 to 128.
    static CidrFormatException ipv4Mapped(String text, long low, int length) {
        int ipv4Length = Math.max(0, length - 96);
        long first = low & 0xFFFF_FFFFL & Bits.highMask(32 + ipv4Length);
        return refused(text, "is IPv4-mapped; write it as " + Cidr.ipv4(first, ipv4Length));
    }

    static CidrFormatException mixedRange(String first, String last) {
        return new CidrFormatException(
                range(first, last) + " is not a range; its ends are of different families");
    }

    static CidrFormatException backwardRange(String first, String last) {
        return new CidrFormatException(range(first, last) + " ends before it begins");
    }

    private static String range(String first, String last) {
        return Quotation.of(first) + " to " + Quotation.of(last);
    }

    private static CidrFormatException refused(String text, String why) {
        return new CidrFormatException(Quotation.of(text) + " " + why);
    }

    private static String whatIsWrong(String text) {
        if (text.isEmpty()) {
            return "is empty; " + EXAMPLES;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!Quotation.isPlain(text.charAt(i))) {
                return strangeCharacter(text.charAt(i));
            }
        }
        int slash = text.indexOf('/');
        if (slash != text.lastIndexOf('/')) {
            return "has more than one slash; " + EXAMPLES;
        }
        String address = slash < 0 ? text : text.substring(0, slash);
        var parser = new AddressParser();
        return parser.parse(address, address.length())
                ? wrongLength(text.substring(slash + 1), parser.family())
                : wrongAddress(address);
    }

    private static String strangeCharacter(char c) {
        return switch (c) {
            case ' ', '\t', '\n', '\r', '\u00A0' -> "has a blank; leave it out";
            default -> "has the character " + Quotation.name(c) + "; only plain ASCII counts";
        };
    }

    private static String wrongLength(String length, Family family) {
        String range = "; it is 0 to " + family.bits();
        if (length.isEmpty()) {
            return "has nothing after the slash; a single address is /" + family.bits();
        }
        var mask = new AddressParser();
        if (mask.parse(length, length.length())) {
            return wrongMask(mask);
        }
        if (length.startsWith("+") || length.startsWith("-")) {
            return "has a length with a sign" + range;
        }
        if (!length.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return "has a length that is not a decimal number" + range;
        }
        return length.startsWith("0")
                ? "has a length with leading zeros" + range
                : "has a length above " + family.bits() + range;
    }

    private static String wrongMask(AddressParser mask) {
        int length = Long.bitCount(mask.high()) + Long.bitCount(mask.low());
        return mask.high() == Bits.highMask(length) && mask.low() == Bits.lowMask(length)
                ? "has a mask; write /" + length
                : "has a mask that is not a prefix; " + EXAMPLES;
    }

    private static String wrongAddress(String address) {
        if (address.indexOf('%') >= 0) {
            return "has a zone id, which means nothing on another machine; leave it out";
        }
        if (address.indexOf('-') >= 0) {
            return "is a range; write the blocks that it consists of";
        }
        if (address.indexOf('[') >= 0) {
            return "has brackets; leave them out";
        }
        if (address.indexOf(':') >= 0) {
            return Ipv6Diagnosis.of(address);
        }
        return Ipv4Diagnosis.of(address);
    }
}
