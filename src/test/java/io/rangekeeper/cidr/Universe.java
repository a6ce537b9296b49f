package io.rangekeeper.cidr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/// A brute-force model: one block of addresses, seen as 256 cells of equal size. A set of addresses
/// is the bitmap of its cells, and every operation on sets is one on bitmaps.
record Universe(Family family, BigInteger first, int cellLength) {
    static final int CELLS = 256;

    /// Cells may be single addresses, or so large that the universe is the whole space. A third of
    /// the universes lie at the beginning of the space, a third at its end.
    static Universe random(Family family, Random random) {
        int length = random.nextInt(4) == 0 ? family.bits() : 8 + random.nextInt(family.bits() - 7);
        if (length >= 80 && length <= 104) {
            length = 8; // cells at the beginning would have IPv4-mapped ends, whose text is refused
        }
        BigInteger number =
                switch (random.nextInt(3)) {
                    case 0 -> BigInteger.ZERO;
                    case 1 -> BigInteger.ONE.shiftLeft(length - 8).subtract(BigInteger.ONE);
                    default -> new BigInteger(length - 8, random);
                };
        return new Universe(family, number.shiftLeft(family.bits() - length + 8), length);
    }

    /// The block of `width` cells, a power of two, from `cell`, a multiple of it.
    String block(int cell, int width) {
        return firstAddress(cell) + "/" + (cellLength - Integer.numberOfTrailingZeros(width));
    }

    String firstAddress(int cell) {
        return print(first.add(cellSize().multiply(BigInteger.valueOf(cell))));
    }

    String lastAddress(int cell) {
        return print(
                first.add(cellSize().multiply(BigInteger.valueOf(cell + 1L)))
                        .subtract(BigInteger.ONE));
    }

    BigInteger addresses(BitSet cells) {
        return cellSize().multiply(BigInteger.valueOf(cells.cardinality()));
    }

    /// The minimal list by its definition: a block is in it when it is full and its parent is not.
    List<Cidr> minimal(BitSet cells) {
        List<Cidr> blocks = new ArrayList<>();
        collect(cells, 0, CELLS, blocks);
        return blocks;
    }

    static boolean isFull(BitSet cells, int cell, int width) {
        return cells.nextClearBit(cell) >= cell + width;
    }

    private void collect(BitSet cells, int cell, int width, List<Cidr> blocks) {
        if (isFull(cells, cell, width)) {
            blocks.add(Cidr.parse(block(cell, width)));
        } else if (width > 1) {
            collect(cells, cell, width / 2, blocks);
            collect(cells, cell + width / 2, width / 2, blocks);
        }
    }

    private BigInteger cellSize() {
        return BigInteger.ONE.shiftLeft(family.bits() - cellLength);
    }

    private String print(BigInteger address) {
        boolean isIpv4 = family == Family.IPV4;
        int bits = isIpv4 ? 8 : 16;
        var text = new StringJoiner(isIpv4 ? "." : ":");
        for (int shift = family.bits() - bits; shift >= 0; shift -= bits) {
            int part = address.shiftRight(shift).intValue() & ((1 << bits) - 1);
            text.add(Integer.toString(part, isIpv4 ? 10 : 16));
        }
        return text.toString();
    }
}
