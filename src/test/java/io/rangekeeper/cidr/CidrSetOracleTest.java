package io.rangekeeper.cidr;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressSeqRange;
import inet.ipaddr.IPAddressSeqRangeList;
import inet.ipaddr.IPAddressString;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every operation against an independent library, on blocks all over the space.
class CidrSetOracleTest {
    private static final int ROUNDS = 80;

    private Random random = new Random();

    @BeforeEach
    void seed() {
        random = Randomness.seeded();
    }

    @ParameterizedTest
    @EnumSource
    void anIndependentLibraryComesToTheSameSets(Family family) {
        for (int round = 0; round < ROUNDS; round++) {
            List<String> some = blocks(family);
            List<String> others = blocks(family);
            var a = set(some);
            var b = set(others);
            var ranges = ranges(some);
            var otherRanges = ranges(others);

            assertThat(texts(a)).isEqualTo(merged(some));
            assertThat(texts(a.union(b))).isEqualTo(merged(ranges.joinIntoList(otherRanges)));
            assertThat(texts(a.intersection(b)))
                    .isEqualTo(merged(ranges.intersectIntoList(otherRanges)));
            assertThat(texts(a.difference(b)))
                    .isEqualTo(merged(ranges.removeIntoList(otherRanges)));
            assertThat(a.overlaps(b)).isEqualTo(ranges.overlaps(otherRanges));
            assertThat(a.containsAll(b)).isEqualTo(ranges.contains(otherRanges));
            assertThat(a.addresses(family)).isEqualTo(count(ranges));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLawsOfSetsHold(Family family) {
        for (int round = 0; round < ROUNDS; round++) {
            List<String> blocks = blocks(family);
            var a = set(blocks);
            var b = set(blocks(family));
            var c = set(blocks(family));
            Collections.shuffle(blocks, random);

            assertThat(set(blocks)).as("order").isEqualTo(a);
            assertThat(CidrSet.of(a.cidrs())).as("idempotence").isEqualTo(a);
            assertThat(CidrSet.parse(texts(a).toArray(String[]::new)))
                    .as("round trip")
                    .isEqualTo(a);
            assertThat(a.union(a)).isEqualTo(a);
            assertThat(a.intersection(a)).isEqualTo(a);
            assertThat(a.difference(a)).isEqualTo(CidrSet.EMPTY);
            assertThat(a.union(b)).isEqualTo(b.union(a));
            assertThat(a.intersection(b)).isEqualTo(b.intersection(a));
            assertThat(a.union(b).union(c)).isEqualTo(CidrSet.union(List.of(c, b, a)));
            assertThat(a.intersection(b.union(c)))
                    .as("distribution")
                    .isEqualTo(a.intersection(b).union(a.intersection(c)));
            assertThat(a.difference(b.union(c)))
                    .as("De Morgan")
                    .isEqualTo(a.difference(b).intersection(a.difference(c)));
            assertThat(a.difference(b).union(a.intersection(b))).as("parts").isEqualTo(a);
            assertThat(a.difference(b).overlaps(b)).isFalse();
        }
    }

    /// Blocks of all lengths, crowded into a few neighbourhoods so that they nest and touch.
    private List<String> blocks(Family family) {
        List<String> blocks = new ArrayList<>();
        BigInteger[] neighbourhoods = new BigInteger[1 + random.nextInt(6)];
        Arrays.setAll(neighbourhoods, i -> new BigInteger(family.bits(), random));
        int broadest = random.nextInt(family.bits());
        for (int i = random.nextInt(400); i > 0; i--) {
            int length = broadest + random.nextInt(family.bits() - broadest + 1);
            int distance = Math.min(family.bits(), family.bits() - length + random.nextInt(8));
            BigInteger address =
                    neighbourhoods[random.nextInt(neighbourhoods.length)].xor(
                            new BigInteger(distance, random));
            blocks.add(print(family, address, length));
        }
        return blocks;
    }

    private static String print(Family family, BigInteger address, int length) {
        int hostBits = family.bits() - length;
        BigInteger first = address.shiftRight(hostBits).shiftLeft(hostBits);
        var oracle =
                switch (family) {
                    case IPV4 -> new inet.ipaddr.ipv4.IPv4Address(first.intValue());
                    case IPV6 -> new inet.ipaddr.ipv6.IPv6Address(first);
                };
        return oracle.toCanonicalString() + "/" + length;
    }

    private static CidrSet set(List<String> blocks) {
        var builder = CidrSet.builder();
        blocks.forEach(builder::add);
        return builder.build();
    }

    private static List<String> texts(CidrSet set) {
        return set.stream().map(Cidr::toString).toList();
    }

    private static IPAddressSeqRangeList ranges(List<String> blocks) {
        var ranges = new IPAddressSeqRangeList();
        blocks.forEach(block -> ranges.add(oracle(block)));
        return ranges;
    }

    private static List<String> merged(List<String> blocks) {
        if (blocks.isEmpty()) {
            return List.of();
        }
        IPAddress[] parsed =
                blocks.stream().map(CidrSetOracleTest::oracle).toArray(IPAddress[]::new);
        return canonical(Arrays.stream(parsed[0].mergeToPrefixBlocks(parsed)));
    }

    /// Each range of such a list ends before the next begins, with a gap: nothing merges across.
    private static List<String> merged(IPAddressSeqRangeList ranges) {
        return canonical(
                Arrays.stream(ranges.getSeqRanges())
                        .flatMap(range -> Arrays.stream(range.spanWithPrefixBlocks())));
    }

    private static List<String> canonical(Stream<? extends IPAddress> blocks) {
        return blocks.map(block ->
                        block.getLower().withoutPrefixLength().toCanonicalString()
                                + "/"
                                + (block.isPrefixed()
                                        ? block.getNetworkPrefixLength()
                                        : block.getBitCount()))
                .toList();
    }

    private static BigInteger count(IPAddressSeqRangeList ranges) {
        return Arrays.stream(ranges.getSeqRanges())
                .map(IPAddressSeqRange::getCount)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static IPAddress oracle(String block) {
        return new IPAddressString(block).getAddress();
    }
}
