package io.rangekeeper.feed;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import java.util.List;
import java.util.Optional;

/// Address space that is nobody's to publish: the IANA special-purpose address registries (RFC
/// 6890; registries as of 2025), multicast, and the IPv6 space that IANA has not opened (RFC 4291,
/// 2.4).
final class SpecialPurpose {
    /// A block and what it is for.
    private record Block(Cidr cidr, String purpose) {}

    private static final List<Block> BLOCKS =
            List.of(
                    block("0.0.0.0/8", "this network (RFC 791)"),
                    block("10.0.0.0/8", "private (RFC 1918)"),
                    block("100.64.0.0/10", "shared between carriers and customers (RFC 6598)"),
                    block("127.0.0.0/8", "loopback (RFC 1122)"),
                    block("169.254.0.0/16", "link-local (RFC 3927)"),
                    block("172.16.0.0/12", "private (RFC 1918)"),
                    block("192.0.0.0/24", "IETF protocol assignments (RFC 6890)"),
                    block("192.0.2.0/24", "documentation (RFC 5737)"),
                    block("192.31.196.0/24", "AS112 (RFC 7535)"),
                    block("192.52.193.0/24", "multicast tunneling (RFC 7450)"),
                    block("192.88.99.0/24", "6to4 relay anycast (RFC 7526)"),
                    block("192.168.0.0/16", "private (RFC 1918)"),
                    block("192.175.48.0/24", "AS112 (RFC 7534)"),
                    block("198.18.0.0/15", "benchmarking (RFC 2544)"),
                    block("198.51.100.0/24", "documentation (RFC 5737)"),
                    block("203.0.113.0/24", "documentation (RFC 5737)"),
                    block("224.0.0.0/4", "multicast (RFC 5771)"),
                    // Holds 255.255.255.255/32 too, limited broadcast (RFC 919).
                    block("240.0.0.0/4", "reserved, class E (RFC 1112)"),
                    block("::/128", "unspecified (RFC 4291)"),
                    block("::1/128", "loopback (RFC 4291)"),
                    block("64:ff9b::/96", "NAT64 (RFC 6052)"),
                    block("64:ff9b:1::/48", "NAT64, local use (RFC 8215)"),
                    block("100::/64", "discard only (RFC 6666)"),
                    block("100:0:0:1::/64", "dummy prefix (RFC 9780)"),
                    // Teredo, benchmarking, AMT, AS112, ORCHID, drone identities.
                    block("2001::/23", "IETF protocol assignments (RFC 2928)"),
                    block("2001:db8::/32", "documentation (RFC 3849)"),
                    block("2002::/16", "6to4 (RFC 3056)"),
                    block("2620:4f:8000::/48", "AS112 (RFC 7534)"),
                    block("3fff::/20", "documentation (RFC 9637)"),
                    block("5f00::/16", "segment routing (RFC 9602)"),
                    block("fc00::/7", "unique local (RFC 4193)"),
                    block("fe80::/10", "link-local (RFC 4291)"),
                    block("fec0::/10", "site-local (RFC 3879)"),
                    block("ff00::/8", "multicast (RFC 4291)"),
                    // All but 2000::/3; the named parts of it come first. IPv4-mapped addresses
                    // (::ffff:0:0/96) are in here: a Cidr cannot even name them.
                    block("::/3", "not global unicast (RFC 4291)"),
                    block("4000::/2", "not global unicast (RFC 4291)"),
                    block("8000::/1", "not global unicast (RFC 4291)"));

    /// All of it.
    static final CidrSet ALL = CidrSet.of(BLOCKS.stream().map(Block::cidr).toList());

    private SpecialPurpose() {}

    /// What the part of special-purpose space that this block touches is for.
    static Optional<String> purpose(Cidr block) {
        return BLOCKS.stream()
                .filter(special -> special.cidr.contains(block) || block.contains(special.cidr))
                .map(special -> special.cidr + " is " + special.purpose)
                .findFirst();
    }

    private static Block block(String cidr, String purpose) {
        return new Block(Cidr.parse(cidr), purpose);
    }
}
