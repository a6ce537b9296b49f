package io.rangekeeper.cidr;

import java.util.Arrays;

/// Gathers IPv6 blocks.
final class Ipv6Buffer extends Buffer<Ipv6Blocks> {
    private long[] high;
    private long[] low;
    private int[] length;
    private int size;

    Ipv6Buffer(int capacity) {
        high = new long[capacity];
        low = new long[capacity];
        length = new int[capacity];
    }

    void add(long high, long low, int length) {
        if (size == this.high.length) {
            grow(Math.max(16, size * 2));
        }
        set(size++, high, low, length);
    }

    /// Adds the fewest blocks that hold the addresses from first to last, both inclusive.
    void addRange(long firstHigh, long firstLow, long lastHigh, long lastLow) {
        long nextHigh = firstHigh;
        long nextLow = firstLow;
        while (true) {
            int length = Bits.largestBlock(nextHigh, nextLow, lastHigh, lastLow);
            add(nextHigh, nextLow, length);
            long endHigh = nextHigh | ~Bits.highMask(length);
            long endLow = nextLow | ~Bits.lowMask(length);
            if (endHigh == lastHigh && endLow == lastLow) {
                return;
            }
            nextLow = endLow + 1;
            nextHigh = nextLow == 0 ? endHigh + 1 : endHigh;
        }
    }

    @Override
    void add(Ipv6Blocks from, int i) {
        add(from.high(i), from.low(i), from.length(i));
    }

    @Override
    void addAll(Ipv6Blocks from) {
        if (high.length - size < from.size()) {
            grow(Math.max(size + from.size(), size * 2));
        }
        from.copyTo(high, low, length, size);
        size += from.size();
    }

    @Override
    void addAround(Ipv6Blocks from, int i, Ipv6Blocks holes, int firstHole, int endHole) {
        long nextHigh = from.high(i);
        long nextLow = from.low(i);
        for (int j = firstHole; j < endHole; j++) {
            long holeHigh = holes.high(j);
            long holeLow = holes.low(j);
            if (Bits.compare(nextHigh, nextLow, holeHigh, holeLow) < 0) {
                addRange(nextHigh, nextLow, holeLow == 0 ? holeHigh - 1 : holeHigh, holeLow - 1);
            }
            if (holes.lastHigh(j) == from.lastHigh(i) && holes.lastLow(j) == from.lastLow(i)) {
                return;
            }
            nextLow = holes.lastLow(j) + 1;
            nextHigh = nextLow == 0 ? holes.lastHigh(j) + 1 : holes.lastHigh(j);
        }
        addRange(nextHigh, nextLow, from.lastHigh(i), from.lastLow(i));
    }

    @Override
    Ipv6Blocks asIs() {
        return size == 0
                ? Ipv6Blocks.EMPTY
                : new Ipv6Blocks(
                        Arrays.copyOf(high, size),
                        Arrays.copyOf(low, size),
                        Arrays.copyOf(length, size));
    }

    @Override
    Ipv6Blocks reduced() {
        sort();
        sweep();
        return asIs();
    }

    /// As for IPv4: what is kept lies at the front of the arrays, as a stack. Blocks with the same
    /// first address come in any order; the broadest stands for all of them.
    private void sweep() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int broadest = length[i];
            while (i + 1 < size && high[i + 1] == high[i] && low[i + 1] == low[i]) {
                broadest = Math.min(broadest, length[++i]);
            }
            if (kept > 0 && covers(kept - 1, i)) {
                continue;
            }
            set(kept, high[i], low[i], broadest);
            while (kept > 0 && areHalves(kept - 1, kept)) {
                length[--kept]--;
            }
            kept++;
        }
        size = kept;
    }

    private boolean covers(int i, int j) {
        return Bits.samePrefix(length[i], high[i], low[i], high[j], low[j]);
    }

    private boolean areHalves(int lower, int upper) {
        int shared = length[lower] - 1;
        return length[lower] == length[upper]
                && shared >= 0
                && Bits.samePrefix(shared, high[lower], low[lower], high[upper], low[upper]);
    }

    private void sort() {
        if (isSorted()) {
            return;
        }
        int[] order = RadixSort.order(high, low, size);
        long[] sortedHigh = new long[size];
        long[] sortedLow = new long[size];
        int[] sortedLength = new int[size];
        for (int i = 0; i < size; i++) {
            sortedHigh[i] = high[order[i]];
            sortedLow[i] = low[order[i]];
            sortedLength[i] = length[order[i]];
        }
        high = sortedHigh;
        low = sortedLow;
        length = sortedLength;
    }

    private boolean isSorted() {
        for (int i = 1; i < size; i++) {
            if (Bits.compare(high[i - 1], low[i - 1], high[i], low[i]) > 0) {
                return false;
            }
        }
        return true;
    }

    private void grow(int capacity) {
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        length = Arrays.copyOf(length, capacity);
    }

    private void set(int i, long high, long low, int length) {
        this.high[i] = high;
        this.low[i] = low;
        this.length[i] = length;
    }
}
