package io.rangekeeper.cidr;

import java.util.Arrays;

/// Gathers IPv4 blocks.
final class Ipv4Buffer extends Buffer<Ipv4Blocks> {
    private long[] blocks;
    private int size;

    Ipv4Buffer(int capacity) {
        blocks = new long[capacity];
    }

    /// Adds a block in the form of [Ipv4Blocks].
    void add(long block) {
        if (size == blocks.length) {
            blocks = Arrays.copyOf(blocks, Math.max(16, size * 2));
        }
        blocks[size++] = block;
    }

    /// Adds the fewest blocks that hold the addresses from `first` to `last`, both inclusive.
    void addRange(long first, long last) {
        long next = first;
        while (next <= last) {
            int aligned = 32 - Long.numberOfTrailingZeros(next | 1L << 32);
            int fitting = Long.numberOfLeadingZeros(last - next + 1) - 31;
            int length = Math.max(aligned, fitting);
            add(Ipv4Blocks.pack(next, length));
            next += 1L << (32 - length);
        }
    }

    @Override
    void add(Ipv4Blocks from, int i) {
        add(from.at(i));
    }

    @Override
    void addAll(Ipv4Blocks from) {
        if (blocks.length - size < from.size()) {
            blocks = Arrays.copyOf(blocks, Math.max(size + from.size(), size * 2));
        }
        from.copyTo(blocks, size);
        size += from.size();
    }

    @Override
    void addAround(Ipv4Blocks from, int i, Ipv4Blocks holes, int firstHole, int endHole) {
        long next = Ipv4Blocks.first(from.at(i));
        for (int j = firstHole; j < endHole; j++) {
            addRange(next, Ipv4Blocks.first(holes.at(j)) - 1);
            next = Ipv4Blocks.last(holes.at(j)) + 1;
        }
        addRange(next, Ipv4Blocks.last(from.at(i)));
    }

    @Override
    Ipv4Blocks asIs() {
        return size == 0 ? Ipv4Blocks.EMPTY : new Ipv4Blocks(Arrays.copyOf(blocks, size));
    }

    @Override
    Ipv4Blocks reduced() {
        blocks = RadixSort.sort(blocks, size);
        sweep();
        return asIs();
    }

    /// What is kept lies at the front of the array, as a stack: a block that its top covers is
    /// skipped, and two halves become one block as often as they meet.
    private void sweep() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            long block = blocks[i];
            if (kept > 0 && Ipv4Blocks.covers(blocks[kept - 1], block)) {
                continue;
            }
            while (kept > 0 && Ipv4Blocks.areHalves(blocks[kept - 1], block)) {
                block = blocks[--kept] - 1;
            }
            blocks[kept++] = block;
        }
        size = kept;
    }
}
