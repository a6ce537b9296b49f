package io.rangekeeper.cidr;

/// One block of addresses: `192.0.2.0/24`, `2001:db8::/32`. Always canonical: no host bits.
public final class Cidr implements Comparable<Cidr> {
    private final Family family;
    private final long high;
    private final long low;
    private final int length;

    /// The first address is left-aligned, as in [Bits], and has no host bits.
    Cidr(Family family, long high, long low, int length) {
        this.family = family;
        this.high = high;
        this.low = low;
        this.length = length;
    }

    static Cidr ipv4(long first, int length) {
        return new Cidr(Family.IPV4, first << 32, 0, length);
    }

    static Cidr ipv6(long high, long low, int length) {
        return new Cidr(Family.IPV6, high, low, length);
    }

    /// Reads `address/length`, strictly; throws [CidrFormatException].
    public static Cidr parse(String text) {
        var parser = new BlockParser();
        parser.block(text);
        return of(parser);
    }

    /// Reads `address/length` or a bare address, which is a block of one (/32 or /128); throws
    /// [CidrFormatException].
    public static Cidr parseBlockOrAddress(String text) {
        var parser = new BlockParser();
        parser.blockOrAddress(text);
        return of(parser);
    }

    /// Reads what an API server may hold: as [#parseBlockOrAddress] but host bits are cleared, as
    /// CNIs do; throws [CidrFormatException].
    public static Cidr parseMasking(String text) {
        var parser = new BlockParser();
        parser.masking(text);
        return of(parser);
    }

    private static Cidr of(BlockParser parser) {
        return new Cidr(parser.family(), parser.high(), parser.low(), parser.length());
    }

    /// The family of all its addresses.
    public Family family() {
        return family;
    }

    /// The prefix length: 0 to 32, or 0 to 128.
    public int length() {
        return length;
    }

    /// The first address as text (RFC 5952 for IPv6).
    public String firstAddress() {
        return AddressPrinter.print(family, high, low);
    }

    /// The last address as text.
    public String lastAddress() {
        return AddressPrinter.print(
                family, high | ~Bits.highMask(length), low | ~Bits.lowMask(length));
    }

    /// Whether all of `other` lies within this block.
    public boolean contains(Cidr other) {
        return family == other.family
                && length <= other.length
                && Bits.samePrefix(length, high, low, other.high, other.low);
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    /// IPv4 before IPv6, then by first address, then the broader block first.
    @Override
    public int compareTo(Cidr other) {
        int byFamily = family.compareTo(other.family);
        if (byFamily != 0) {
            return byFamily;
        }
        int byAddress = Bits.compare(high, low, other.high, other.low);
        return byAddress != 0 ? byAddress : Integer.compare(length, other.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cidr that
                && family == that.family
                && high == that.high
                && low == that.low
                && length == that.length;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(high) + Long.hashCode(low)) + 129 * length + family.bits();
    }

    /// The canonical text: `192.0.2.0/24`, `2001:db8::/32`.
    @Override
    public String toString() {
        return firstAddress() + "/" + length;
    }
}
