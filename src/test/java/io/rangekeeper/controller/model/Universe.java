package io.rangekeeper.controller.model;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// So few networks that a set of addresses is one `long`, a bit a network. Most are of the smallest
/// size and merge with no other, so that ten of them are ten CIDRs; three pairs merge; a few are so
/// large that one or some of them are too much for a rule.
///
///     IPv4  20.0.0.0/24 ... 20.11.0.0/24  20.{100,101}.{0,1}.0/24  two /21  three /17  two /15
///     IPv6  2a00:1::/48 ... 2a00:5::/48   2a00:10:{0,1}::/48                           one /31
///
/// Only [#set] and [#of(CidrSet)] touch the types of the product.
final class Universe {
    /// @param size in networks of the smallest size of its family, /24 and /48
    private record Atom(String cidr, int size) {}

    private record Pair(String cidr, long atoms) {}

    private static final List<Atom> ATOMS = atoms();
    private static final int FIRST_IPV6 = 23;

    /// The address that a rule with nothing left holds, which is nowhere.
    static final long NOWHERE = 1L << 62;

    /// Documentation space as a placeholder, with the address that is nowhere in it.
    static final long PLACEHOLDER = NOWHERE | 1L << 61;

    static final long IPV4 = (1L << FIRST_IPV6) - 1;
    static final long IPV6 = (1L << ATOMS.size()) - 1 & ~IPV4;
    static final long ALL = IPV4 | IPV6;

    /// A /16 and a /32.
    static final Map<Long, Integer> SMALL_GAIN = Map.of(IPV4, 1 << 8, IPV6, 1 << 16);

    private static final long SMALL = (1L << 16) - 1 | 127L << FIRST_IPV6;

    private static final List<Pair> PAIRS =
            List.of(
                    new Pair("20.100.0.0/23", 3L << 12),
                    new Pair("20.101.0.0/23", 3L << 14),
                    new Pair("2a00:10::/47", 3L << 28));

    private static final Map<String, Long> BY_TEXT = byText();

    private Universe() {}

    /// What a block stands for. A block that is none of this universe was never published.
    static long of(String cidr) {
        Long atoms = BY_TEXT.get(cidr);
        if (atoms == null) {
            throw new AssertionError("nobody published " + cidr);
        }
        return atoms;
    }

    static long of(CidrSet set) {
        long atoms = 0;
        for (Cidr cidr : set) {
            atoms |= of(cidr.toString());
        }
        return atoms;
    }

    static CidrSet set(long atoms) {
        return CidrSet.parse(texts(atoms).toArray(String[]::new));
    }

    /// The minimal list.
    static List<Long> blocks(long atoms) {
        List<Long> blocks = new ArrayList<>();
        long rest = atoms & ALL;
        for (Pair pair : PAIRS) {
            if ((rest & pair.atoms) == pair.atoms) {
                blocks.add(pair.atoms);
                rest &= ~pair.atoms;
            }
        }
        for (; rest != 0; rest &= rest - 1) {
            blocks.add(Long.lowestOneBit(rest));
        }
        return blocks;
    }

    static List<String> texts(long atoms) {
        List<String> texts = new ArrayList<>();
        BY_TEXT.forEach((text, block) -> {
            if (blocks(atoms).contains(block)) {
                texts.add(text);
            }
        });
        return texts.stream().sorted().toList();
    }

    /// How many addresses, in the smallest networks of the family.
    static long size(long atoms) {
        long size = 0;
        for (int atom = 0; atom < ATOMS.size(); atom++) {
            size += (atoms >> atom & 1) * ATOMS.get(atom).size;
        }
        return size;
    }

    /// Each small network with this chance in percent, a larger one seldom.
    static long some(RandomGenerator random, int percent) {
        long atoms = 0;
        for (int atom = 0; atom < ATOMS.size(); atom++) {
            boolean small = (SMALL >> atom & 1) != 0;
            if (random.nextInt(100) < (small ? percent : percent / 6)) {
                atoms |= 1L << atom;
            }
        }
        return atoms;
    }

    static long one(RandomGenerator random) {
        return 1L << random.nextInt(ATOMS.size());
    }

    private static List<Atom> atoms() {
        List<Atom> atoms = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            atoms.add(new Atom("20." + i + ".0.0/24", 1));
        }
        for (String pair : List.of("100.0", "100.1", "101.0", "101.1")) {
            atoms.add(new Atom("20." + pair + ".0/24", 1));
        }
        atoms.add(new Atom("20.120.0.0/21", 1 << 3));
        atoms.add(new Atom("20.121.0.0/21", 1 << 3));
        for (int i = 122; i <= 124; i++) {
            atoms.add(new Atom("20." + i + ".0.0/17", 1 << 7));
        }
        atoms.add(new Atom("20.128.0.0/15", 1 << 9));
        atoms.add(new Atom("20.160.0.0/15", 1 << 9));
        for (int i = 1; i <= 5; i++) {
            atoms.add(new Atom("2a00:" + i + "::/48", 1));
        }
        atoms.add(new Atom("2a00:10::/48", 1));
        atoms.add(new Atom("2a00:10:1::/48", 1));
        atoms.add(new Atom("2a00:100::/31", 1 << 17));
        return List.copyOf(atoms);
    }

    private static Map<String, Long> byText() {
        Map<String, Long> byText = new HashMap<>();
        for (int atom = 0; atom < ATOMS.size(); atom++) {
            byText.put(ATOMS.get(atom).cidr, 1L << atom);
        }
        PAIRS.forEach(pair -> byText.put(pair.cidr, pair.atoms));
        byText.put("192.0.2.0/32", NOWHERE);
        byText.put("192.0.2.0/24", PLACEHOLDER);
        return byText;
    }
}
