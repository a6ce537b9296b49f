package io.rangekeeper.select;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Snapshot;
import java.util.List;
import java.util.SortedSet;

/// What an expression selects from given snapshots.
public sealed interface Resolution {
    /// The answer.
    ///
    /// @param selected exactly the addresses that the expression stands for
    /// @param from every snapshot that was looked at, in the order of their keys
    /// @param parts what each selector and literal contributed before set operators, in the order
    ///   written
    record Resolved(CidrSet selected, List<Snapshot> from, List<Part> parts)
            implements Resolution {}

    /// Documents that the expression needs and that were never read: nothing can be said yet.
    record Waiting(SortedSet<DocumentKey> missing) implements Resolution {}

    /// One operand of the expression as printed, and what it selects by itself.
    record Part(String operand, CidrSet selected) {}
}
