package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A universe so small that a set of its addresses is one `long`: sixteen networks of each family,
/// with documentation space in their midst, and the address that is nowhere as one of its own.
///
///     192.0.0.0/24  192.0.1.0/24  192.0.2.0/24 (documentation)  192.0.3.0/24 ... 192.0.15.0/24
///     2001:db0::/32 ...           2001:db8::/32 (documentation) 2001:db9::/32 ... 2001:dbf::/32
///
/// Nothing here uses the address types of the product, but [#set], which hands a set to it.
final class Atoms {
    static final long NOWHERE = 1L << 32;

    private static final int UNITS = 16;

    static final long IPV4 = ((1L << UNITS) - 1) | NOWHERE;
    static final long IPV6 = ((1L << UNITS) - 1) << UNITS;
    static final long ALL = IPV4 | IPV6;
    private static final long DOCUMENTATION_IPV4 = 1L << 2 | NOWHERE;
    private static final long DOCUMENTATION_IPV6 = 1L << (UNITS + 8);

    /// An address of each atom.
    private static final List<BigInteger> MEMBERS =
            IntStream.rangeClosed(0, 2 * UNITS).mapToObj(atom -> number(member(atom))).toList();

    private Atoms() {}

    /// The addresses of a CIDR; host bits do not count.
    static long of(String cidr) {
        int slash = cidr.indexOf('/');
        BigInteger address = number(cidr.substring(0, slash));
        boolean ipv6 = cidr.contains(":");
        int ignored = (ipv6 ? 128 : 32) - Integer.parseInt(cidr.substring(slash + 1));
        long atoms = 0;
        for (int atom = 0; atom <= 2 * UNITS; atom++) {
            if ((atom >= UNITS && atom < 2 * UNITS) == ipv6
                    && MEMBERS.get(atom).xor(address).bitLength() <= ignored) {
                atoms |= 1L << atom;
            }
        }
        return atoms;
    }

    /// For the product: whole networks only.
    static CidrSet set(long atoms) {
        return CidrSet.parse(units(atoms).toArray(String[]::new));
    }

    /// One network a text.
    static List<String> units(long atoms) {
        List<String> units = new ArrayList<>();
        for (int unit = 0; unit < 2 * UNITS; unit++) {
            if ((atoms >> unit & 1) != 0) {
                units.add(text(unit, unit < UNITS ? 24 : 32));
            }
        }
        return units;
    }

    static boolean touchesDocumentation(long atoms) {
        return (atoms & (DOCUMENTATION_IPV4 | DOCUMENTATION_IPV6)) != 0;
    }

    /// A block that is made of whole networks, mostly a small one.
    static String block(RandomGenerator random) {
        int unit = random.nextInt(2 * UNITS);
        int broader = random.nextInt(2) * random.nextInt(5);
        int first = unit >> broader << broader;
        return text(first, (unit < UNITS ? 24 : 32) - broader);
    }

    static long some(RandomGenerator random) {
        long atoms = 0;
        for (int count = random.nextInt(5); count > 0; count--) {
            atoms |= of(block(random));
        }
        return atoms;
    }

    /// Without what would be a block inside documentation space: its networks, where their
    /// neighbours do not make them a part of something broader.
    static long withoutPlaceholders(long atoms) {
        return withoutPlaceholder(
                withoutPlaceholder(atoms, DOCUMENTATION_IPV4, 1L << 3),
                DOCUMENTATION_IPV6,
                1L << (UNITS + 9));
    }

    static boolean isPlaceholder(String cidr) {
        return (of(cidr) & ~(DOCUMENTATION_IPV4 | DOCUMENTATION_IPV6)) == 0;
    }

    /// How many blocks the minimal list has, as [#blocks].
    static int size(long atoms) {
        return blocks(atoms).size();
    }

    /// The minimal list.
    static List<Long> blocks(long atoms) {
        List<Long> blocks = new ArrayList<>();
        gather(atoms, 0, UNITS, blocks);
        gather(atoms, UNITS, UNITS, blocks);
        return blocks;
    }

    private static void gather(long atoms, int first, int width, List<Long> blocks) {
        long block = ((1L << width) - 1) << first;
        if (first <= 2 && 2 < first + width) {
            block |= NOWHERE;
        }
        if ((atoms & block) == block || (width == 1 && (atoms & block) != 0)) {
            blocks.add(atoms & block);
        } else if ((atoms & block) != 0) {
            gather(atoms, first, width / 2, blocks);
            gather(atoms, first + width / 2, width / 2, blocks);
        }
    }

    private static long withoutPlaceholder(long atoms, long documentation, long neighbour) {
        boolean merged = (atoms & documentation) == documentation && (atoms & neighbour) != 0;
        return merged ? atoms : atoms & ~documentation;
    }

    private static BigInteger number(String address) {
        return new BigInteger(1, InetAddress.ofLiteral(address).getAddress());
    }

    private static String member(int atom) {
        if (1L << atom == NOWHERE) {
            return "192.0.2.0";
        }
        return atom < UNITS
                ? "192.0." + atom + ".7"
                : "2001:db" + Integer.toHexString(atom - UNITS) + "::7";
    }

    private static String text(int unit, int length) {
        return unit < UNITS
                ? "192.0." + unit + ".0/" + length
                : "2001:db" + Integer.toHexString(unit - UNITS) + "::/" + length;
    }
}
