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
    /// @param selectors all that add to it, those of named sets too
    record Resolved(
            CidrSet selected,
            List<Snapshot> from,
            List<Part> parts,
            List<Expression.Selector> selectors)
            implements Resolution {
        /// The same where something else is selected, because time counts too.
        public Resolved with(CidrSet other) {
            return new Resolved(other, from, parts, selectors);
        }

        /// Who publishes these addresses, as far as the selectors ask for them.
        public List<Origin> origins(CidrSet addresses) {
            return Origin.of(this, addresses);
        }
    }

    /// Documents that the expression needs and that were never read: nothing can be said yet.
    record Waiting(SortedSet<DocumentKey> missing) implements Resolution {}

    /// One operand of the expression as printed, and what it selects by itself.
    record Part(String operand, CidrSet selected) {}
}
