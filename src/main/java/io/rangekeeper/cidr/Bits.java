package io.rangekeeper.cidr;

/// Arithmetic on addresses of 128 bits in two longs, both unsigned. An IPv4 address lies
/// left-aligned in them (the upper half of `high`), so prefixes of both families are masked alike.
final class Bits {
    private Bits() {}

    /// The upper half of the mask of a prefix; `length` is 0 to 128.
    static long highMask(int length) {
        return length == 0 ? 0 : length >= 64 ? -1L : -1L << (64 - length);
    }

    /// The lower half of the mask of a prefix; `length` is 0 to 128.
    static long lowMask(int length) {
        return length <= 64 ? 0 : -1L << (128 - length);
    }

    static int compare(long high1, long low1, long high2, long low2) {
        int byHigh = Long.compareUnsigned(high1, high2);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low1, low2);
    }

    /// Whether two addresses agree in their first `length` bits.
    static boolean samePrefix(int length, long high1, long low1, long high2, long low2) {
        return (((high1 ^ high2) & highMask(length)) | ((low1 ^ low2) & lowMask(length))) == 0;
    }

    /// The length of the largest block that begins at `first` and ends no later than `last`.
    static int largestBlock(long firstHigh, long firstLow, long lastHigh, long lastLow) {
        long low = lastLow - firstLow;
        long high = lastHigh - firstHigh - (Long.compareUnsigned(lastLow, firstLow) < 0 ? 1 : 0);
        int aligned = 128 - trailingZeros(firstHigh, firstLow);
        return Math.max(aligned, leadingZerosOfNext(high, low));
    }

    private static int trailingZeros(long high, long low) {
        return low != 0 ? Long.numberOfTrailingZeros(low) : 64 + Long.numberOfTrailingZeros(high);
    }

    /// 128 - floor(log2(value + 1)), also where value + 1 is 2^128.
    private static int leadingZerosOfNext(long high, long low) {
        long nextLow = low + 1;
        long nextHigh = nextLow == 0 ? high + 1 : high;
        if (nextHigh != 0) {
            return Long.numberOfLeadingZeros(nextHigh) + 1;
        }
        return nextLow == 0 ? 0 : 64 + Long.numberOfLeadingZeros(nextLow) + 1;
    }
}
