package io.rangekeeper.cidr;

import java.util.Arrays;

/// IPv6 blocks: the halves of the first address, unsigned, and the length, in three arrays.
final class Ipv6Blocks extends Blocks<Ipv6Blocks> {
    static final Ipv6Blocks EMPTY = new Ipv6Blocks(new long[0], new long[0], new int[0]);

    private final long[] high;
    private final long[] low;
    private final int[] length;

    Ipv6Blocks(long[] high, long[] low, int[] length) {
        this.high = high;
        this.low = low;
        this.length = length;
    }

    boolean contains(long high, long low, int length) {
        int from = 0;
        int to = size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compare(middle, high, low, length) <= 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from > 0 && covers(from - 1, high, low, length);
    }

    long high(int i) {
        return high[i];
    }

    long low(int i) {
        return low[i];
    }

    long lastHigh(int i) {
        return high[i] | ~Bits.highMask(length[i]);
    }

    long lastLow(int i) {
        return low[i] | ~Bits.lowMask(length[i]);
    }

    void copyTo(long[] high, long[] low, int[] length, int at) {
        System.arraycopy(this.high, 0, high, at, size());
        System.arraycopy(this.low, 0, low, at, size());
        System.arraycopy(this.length, 0, length, at, size());
    }

    @Override
    int size() {
        return length.length;
    }

    @Override
    int length(int i) {
        return length[i];
    }

    @Override
    Cidr get(int i) {
        return Cidr.ipv6(high[i], low[i], length[i]);
    }

    @Override
    int compare(int i, Ipv6Blocks other, int j) {
        return compare(i, other.high[j], other.low[j], other.length[j]);
    }

    @Override
    boolean covers(int i, Ipv6Blocks other, int j) {
        return covers(i, other.high[j], other.low[j], other.length[j]);
    }

    @Override
    Ipv6Buffer buffer(int capacity) {
        return new Ipv6Buffer(capacity);
    }

    @Override
    Ipv6Blocks self() {
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ipv6Blocks that
                && Arrays.equals(high, that.high)
                && Arrays.equals(low, that.low)
                && Arrays.equals(length, that.length);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(high) + Arrays.hashCode(low)) + Arrays.hashCode(length);
    }

    private int compare(int i, long high, long low, int length) {
        int byAddress = Bits.compare(this.high[i], this.low[i], high, low);
        return byAddress != 0 ? byAddress : Integer.compare(this.length[i], length);
    }

    private boolean covers(int i, long high, long low, int length) {
        int ours = this.length[i];
        return ours <= length && Bits.samePrefix(ours, this.high[i], this.low[i], high, low);
    }
}
