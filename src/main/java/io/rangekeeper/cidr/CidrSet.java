package io.rangekeeper.cidr;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// An immutable set of addresses of both families, held as its unique minimal list of CIDRs: two
/// sets are equal when they hold the same addresses, however they were written. Every operation is
/// exact and takes time in proportion to the CIDRs, not to the addresses.
public final class CidrSet implements Iterable<Cidr> {
    public static final CidrSet EMPTY = new CidrSet(Ipv4Blocks.EMPTY, Ipv6Blocks.EMPTY);

    private final Ipv4Blocks ipv4;
    private final Ipv6Blocks ipv6;

    private CidrSet(Ipv4Blocks ipv4, Ipv6Blocks ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    public static CidrSet of(Cidr... blocks) {
        return of(List.of(blocks));
    }

    public static CidrSet of(Collection<Cidr> blocks) {
        Builder builder = builder();
        blocks.forEach(builder::add);
        return builder.build();
    }

    /// The set of these blocks or addresses, strictly read; throws [CidrFormatException].
    public static CidrSet parse(String... blocks) {
        Builder builder = builder();
        for (String block : blocks) {
            builder.add(block);
        }
        return builder.build();
    }

    /// The union of any number of sets.
    public static CidrSet union(Collection<CidrSet> sets) {
        Builder builder = builder();
        sets.forEach(builder::addAll);
        return builder.build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public CidrSet union(CidrSet other) {
        return new CidrSet(ipv4.union(other.ipv4), ipv6.union(other.ipv6));
    }

    public CidrSet intersection(CidrSet other) {
        return new CidrSet(ipv4.intersection(other.ipv4), ipv6.intersection(other.ipv6));
    }

    /// The addresses of this set that are not in `other`.
    public CidrSet difference(CidrSet other) {
        return new CidrSet(ipv4.difference(other.ipv4), ipv6.difference(other.ipv6));
    }

    /// The addresses of one family.
    public CidrSet only(Family family) {
        return switch (family) {
            case IPV4 -> new CidrSet(ipv4, Ipv6Blocks.EMPTY);
            case IPV6 -> new CidrSet(Ipv4Blocks.EMPTY, ipv6);
        };
    }

    public boolean isEmpty() {
        return ipv4.isEmpty() && ipv6.isEmpty();
    }

    /// Whether every address of the block is in this set.
    public boolean contains(Cidr block) {
        return switch (block.family()) {
            case IPV4 -> ipv4.contains(Ipv4Blocks.pack(block.high() >>> 32, block.length()));
            case IPV6 -> ipv6.contains(block.high(), block.low(), block.length());
        };
    }

    /// Whether every address of `other` is in this set; so it is for an empty one.
    public boolean containsAll(CidrSet other) {
        return ipv4.containsAll(other.ipv4) && ipv6.containsAll(other.ipv6);
    }

    /// Whether some address is in both sets.
    public boolean overlaps(CidrSet other) {
        return ipv4.overlaps(other.ipv4) || ipv6.overlaps(other.ipv6);
    }

    /// How many CIDRs the minimal list has.
    public int size() {
        return ipv4.size() + ipv6.size();
    }

    public int size(Family family) {
        return blocks(family).size();
    }

    /// How many addresses, exactly: up to 2^32 and 2^128.
    public BigInteger addresses(Family family) {
        return blocks(family).addresses(family.bits());
    }

    /// The prefix length of the broadest CIDR of a family, if there is one.
    public OptionalInt broadest(Family family) {
        return blocks(family).broadest();
    }

    /// The minimal list, IPv4 before IPv6, then by number.
    public List<Cidr> cidrs() {
        return stream().toList();
    }

    @Override
    public Iterator<Cidr> iterator() {
        return stream().iterator();
    }

    /// The minimal list, in the order of [#cidrs].
    public Stream<Cidr> stream() {
        return IntStream.range(0, size())
                .mapToObj(i -> i < ipv4.size() ? ipv4.get(i) : ipv6.get(i - ipv4.size()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CidrSet that && ipv4.equals(that.ipv4) && ipv6.equals(that.ipv6);
    }

    @Override
    public int hashCode() {
        return 31 * ipv4.hashCode() + ipv6.hashCode();
    }

    /// The minimal list: `[192.0.2.0/24, 2001:db8::/32]`.
    @Override
    public String toString() {
        return cidrs().toString();
    }

    private Blocks<?> blocks(Family family) {
        return switch (family) {
            case IPV4 -> ipv4;
            case IPV6 -> ipv6;
        };
    }

    /// Gathers blocks in any order, with overlaps and duplicates. A refused text changes nothing.
    public static final class Builder {
        private final BlockParser parser = new BlockParser();
        private final Ipv4Buffer ipv4 = new Ipv4Buffer(0);
        private final Ipv6Buffer ipv6 = new Ipv6Buffer(0);

        private Builder() {}

        public Builder add(Cidr block) {
            return add(block.family(), block.high(), block.low(), block.length());
        }

        /// Adds a block or an address, strictly read, the fast way for many; throws
        /// [CidrFormatException].
        public Builder add(String blockOrAddress) {
            parser.blockOrAddress(blockOrAddress);
            return add(parser.family(), parser.high(), parser.low(), parser.length());
        }

        public Builder addAll(CidrSet set) {
            ipv4.addAll(set.ipv4);
            ipv6.addAll(set.ipv6);
            return this;
        }

        /// Adds all addresses from `first` to `last`, both inclusive and of one family; throws
        /// [CidrFormatException].
        public Builder addRange(String first, String last) {
            parser.address(first);
            Family family = parser.family();
            long high = parser.high();
            long low = parser.low();
            parser.address(last);
            if (family != parser.family()) {
                throw Diagnosis.mixedRange(first, last);
            }
            if (Bits.compare(high, low, parser.high(), parser.low()) > 0) {
                throw Diagnosis.backwardRange(first, last);
            }
            switch (family) {
                case IPV4 -> ipv4.addRange(high >>> 32, parser.high() >>> 32);
                case IPV6 -> ipv6.addRange(high, low, parser.high(), parser.low());
            }
            return this;
        }

        public CidrSet build() {
            return new CidrSet(ipv4.reduced(), ipv6.reduced());
        }

        private Builder add(Family family, long high, long low, int length) {
            switch (family) {
                case IPV4 -> ipv4.add(Ipv4Blocks.pack(high >>> 32, length));
                case IPV6 -> ipv6.add(high, low, length);
            }
            return this;
        }
    }
}
