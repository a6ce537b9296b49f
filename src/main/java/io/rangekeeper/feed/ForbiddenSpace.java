package io.rangekeeper.feed;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import java.util.List;
import java.util.Optional;

/// What no policy may open, whoever asks for it. Private space is an administrator's or a user's to
/// name; the machine itself and its link (where clouds serve credentials, on 169.254.169.254) are
/// not, nor are they in IPv6's forms of those addresses.
///
/// @param block the space
/// @param holds what is there, in words
public record ForbiddenSpace(Cidr block, String holds) {
    private static final List<ForbiddenSpace> ALL =
            List.of(
                    // RFC 1122: this host; Linux connects to itself
                    space("0.0.0.0/8", "this host"),
                    space("127.0.0.0/8", "loopback"),
                    space("169.254.0.0/16", "link-local"),
                    space("::/128", "this host"),
                    space("::1/128", "loopback"),
                    space("fe80::/10", "link-local"),
                    // RFC 4291: ::ffff:0:0/96 and its unassigned neighbour. No text can name the
                    // former by itself, but blocks that cover it can be named.
                    space("::fffe:0:0/95", "IPv4-mapped space"),
                    // RFC 6052: NAT64
                    space("64:ff9b::/104", "this host"),
                    space("64:ff9b::7f00:0/104", "loopback"),
                    space("64:ff9b::a9fe:0/112", "link-local"),
                    // RFC 3056: 6to4
                    space("2002::/24", "this host"),
                    space("2002:7f00::/24", "loopback"),
                    space("2002:a9fe::/32", "link-local"));

    /// All of it.
    public static final CidrSet ADDRESSES =
            CidrSet.of(ALL.stream().map(ForbiddenSpace::block).toList());

    /// The forbidden space that a block holds, lies in, or shares addresses with.
    public static Optional<ForbiddenSpace> touchedBy(Cidr block) {
        return ALL.stream()
                .filter(space -> space.block.contains(block) || block.contains(space.block))
                .findFirst();
    }

    /// Whether a block has no address outside of forbidden space.
    public static boolean covers(Cidr block) {
        return outside(CidrSet.of(block)).isEmpty();
    }

    /// The addresses of a set that are not forbidden.
    public static CidrSet outside(CidrSet set) {
        return set.difference(ADDRESSES);
    }

    /// For people: `loopback (127.0.0.0/8)`.
    public String words() {
        return holds + " (" + block + ")";
    }

    private static ForbiddenSpace space(String block, String holds) {
        return new ForbiddenSpace(Cidr.parse(block), holds);
    }
}
