package io.rangekeeper.cidr;

import java.util.Arrays;

/// IPv4 blocks, each in one long: `first address << 6 | length`. Their order as numbers is the
/// order by first address, then the broader first.
final class Ipv4Blocks extends Blocks<Ipv4Blocks> {
    static final Ipv4Blocks EMPTY = new Ipv4Blocks(new long[0]);

    private final long[] blocks;

    Ipv4Blocks(long[] blocks) {
        this.blocks = blocks;
    }

    static long pack(long first, int length) {
        return first << 6 | length;
    }

    static long first(long block) {
        return block >>> 6;
    }

    static int length(long block) {
        return (int) block & 63;
    }

    static long last(long block) {
        return first(block) | 0xFFFF_FFFFL >>> length(block);
    }

    /// Whether `block` covers `other`, which is not less.
    static boolean covers(long block, long other) {
        return (block ^ other) >>> (6 + 32 - length(block)) == 0;
    }

    /// Whether the two, the lesser first, are the halves of one block.
    static boolean areHalves(long lower, long upper) {
        return (lower ^ upper) == 1L << (6 + 32 - length(lower));
    }

    boolean contains(long block) {
        int found = Arrays.binarySearch(blocks, block);
        return found >= 0 || (found < -1 && covers(blocks[-found - 2], block));
    }

    long at(int i) {
        return blocks[i];
    }

    void copyTo(long[] target, int at) {
        System.arraycopy(blocks, 0, target, at, blocks.length);
    }

    @Override
    int size() {
        return blocks.length;
    }

    @Override
    int length(int i) {
        return length(blocks[i]);
    }

    @Override
    Cidr get(int i) {
        return Cidr.ipv4(first(blocks[i]), length(i));
    }

    @Override
    int compare(int i, Ipv4Blocks other, int j) {
        return Long.compare(blocks[i], other.blocks[j]);
    }

    @Override
    boolean covers(int i, Ipv4Blocks other, int j) {
        return blocks[i] <= other.blocks[j] && covers(blocks[i], other.blocks[j]);
    }

    @Override
    Ipv4Buffer buffer(int capacity) {
        return new Ipv4Buffer(capacity);
    }

    @Override
    Ipv4Blocks self() {
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ipv4Blocks that && Arrays.equals(blocks, that.blocks);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(blocks);
    }
}
