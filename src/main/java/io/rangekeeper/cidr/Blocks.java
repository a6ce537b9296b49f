package io.rangekeeper.cidr;

import java.math.BigInteger;
import java.util.OptionalInt;

/// The minimal list of blocks of one family, in order: disjoint, and no two of them halves of one
/// larger block. Two blocks are nested or disjoint, never half over each other; that is all the
/// algebra needs.
abstract sealed class Blocks<B extends Blocks<B>> permits Ipv4Blocks, Ipv6Blocks {
    abstract int size();

    /// The prefix length of block `i`.
    abstract int length(int i);

    abstract Cidr get(int i);

    /// By first address, then the broader first.
    abstract int compare(int i, B other, int j);

    /// Whether block `i` holds all of block `j` of `other`.
    abstract boolean covers(int i, B other, int j);

    /// An empty buffer with room for this many blocks.
    abstract Buffer<B> buffer(int capacity);

    abstract B self();

    final boolean isEmpty() {
        return size() == 0;
    }

    final B union(B other) {
        if (other.isEmpty()) {
            return self();
        }
        if (isEmpty()) {
            return other;
        }
        Buffer<B> all = buffer(size() + other.size());
        all.addAll(self());
        all.addAll(other);
        return all.reduced();
    }

    /// Minimal without a reduction: were both halves of a block in the result, one list would hold
    /// both halves, or one of them beside a block that covers it.
    final B intersection(B other) {
        Buffer<B> common = buffer(Math.min(size(), other.size()));
        int i = 0;
        int j = 0;
        while (i < size() && j < other.size()) {
            if (covers(i, other, j)) {
                common.add(other, j++);
            } else if (other.covers(j, self(), i)) {
                common.add(self(), i++);
            } else if (compare(i, other, j) < 0) {
                i++;
            } else {
                j++;
            }
        }
        return common.asIs();
    }

    /// Minimal without a reduction: a block stays whole or is what its holes leave, and between two
    /// holes, or two blocks that do not merge, nothing merges.
    final B difference(B other) {
        Buffer<B> rest = buffer(size());
        int j = 0;
        for (int i = 0; i < size(); i++) {
            while (j < other.size() && other.endsBefore(j, self(), i)) {
                j++;
            }
            if (j < other.size() && other.covers(j, self(), i)) {
                continue;
            }
            int firstHole = j;
            while (j < other.size() && covers(i, other, j)) {
                j++;
            }
            rest.addAround(self(), i, other, firstHole, j);
        }
        return rest.asIs();
    }

    final boolean containsAll(B other) {
        int i = 0;
        for (int j = 0; j < other.size(); j++) {
            while (i < size() && endsBefore(i, other, j)) {
                i++;
            }
            if (i == size() || !covers(i, other, j)) {
                return false;
            }
        }
        return true;
    }

    final boolean overlaps(B other) {
        int i = 0;
        int j = 0;
        while (i < size() && j < other.size()) {
            if (covers(i, other, j) || other.covers(j, self(), i)) {
                return true;
            }
            if (compare(i, other, j) < 0) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }

    /// The length of the broadest block.
    final OptionalInt broadest() {
        int broadest = Integer.MAX_VALUE;
        for (int i = 0; i < size(); i++) {
            broadest = Math.min(broadest, length(i));
        }
        return isEmpty() ? OptionalInt.empty() : OptionalInt.of(broadest);
    }

    final BigInteger addresses(int bits) {
        int[] blocksOfLength = new int[bits + 1];
        for (int i = 0; i < size(); i++) {
            blocksOfLength[length(i)]++;
        }
        BigInteger sum = BigInteger.ZERO;
        for (int length = 0; length <= bits; length++) {
            sum = sum.add(BigInteger.valueOf(blocksOfLength[length]).shiftLeft(bits - length));
        }
        return sum;
    }

    /// What begins earlier and does not cover has ended.
    final boolean endsBefore(int i, B other, int j) {
        return compare(i, other, j) < 0 && !covers(i, other, j);
    }
}
