package io.rangekeeper.select;

import io.rangekeeper.cidr.CidrSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;

/// The union of sets that come at one end and go at the other, with two unions for each of them
/// however many there are. A union cannot be taken back, so those of the older half are kept ready:
///
///     oldest  a  b  c  |  d  e  newest
///             abc bc c    de            ->  abc + de
final class SlidingUnion {
    /// Of one of the older half and all after it, to the middle; the oldest first.
    private final Deque<CidrSet> older = new ArrayDeque<>();

    /// The oldest first.
    private final Deque<CidrSet> newer = new ArrayDeque<>();

    private CidrSet ofNewer = CidrSet.EMPTY;

    void add(CidrSet newest) {
        newer.addLast(newest);
        ofNewer = ofNewer.union(newest);
    }

    /// @throws NoSuchElementException when there is none
    void removeOldest() {
        if (older.isEmpty()) {
            becomeOlder();
        }
        older.removeFirst();
    }

    CidrSet get() {
        return older.isEmpty() ? ofNewer : older.getFirst().union(ofNewer);
    }

    private void becomeOlder() {
        CidrSet union = CidrSet.EMPTY;
        while (!newer.isEmpty()) {
            union = union.union(newer.removeLast());
            older.addFirst(union);
        }
        ofNewer = CidrSet.EMPTY;
    }
}
