package io.rangekeeper.cidr;

/// An address family. The order is the order in which blocks are written: IPv4 first.
public enum Family {
    IPV4(32, "ipv4"),
    IPV6(128, "ipv6");

    private final int bits;
    private final String label;

    Family(int bits, String label) {
        this.bits = bits;
        this.label = label;
    }

    /// The number of bits of an address: 32 or 128.
    public int bits() {
        return bits;
    }

    /// How expressions, metrics and reports call it: `ipv4` or `ipv6`.
    public String label() {
        return label;
    }
}
