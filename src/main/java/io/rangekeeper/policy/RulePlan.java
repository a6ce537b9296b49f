package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.select.Resolution;
import java.util.List;
import java.util.SortedSet;

/// What is to become of one managed rule.
public sealed interface RulePlan {
    ManagedRule managed();

    /// Documents that the expression needs were never read: the rule stays as it is.
    record Waiting(ManagedRule managed, SortedSet<DocumentKey> missing) implements RulePlan {}

    /// The rule's ipBlocks are decided.
    ///
    /// @param resolution what the expression selects, and from which snapshots
    /// @param live what the rule's ipBlocks allow now
    /// @param effective what they allow afterwards
    /// @param blocks how that is written; empty when the rule is not touched
    /// @param deltas from live to effective, by cause; no empty ones
    /// @param warnings for the policy's author
    record Decided(
            ManagedRule managed,
            Resolution.Resolved resolution,
            CidrSet live,
            CidrSet effective,
            List<IpBlock> blocks,
            List<Delta> deltas,
            List<Held> held,
            List<String> warnings)
            implements RulePlan {
        public Decided {
            blocks = List.copyOf(blocks);
            deltas = List.copyOf(deltas);
            held = List.copyOf(held);
            warnings = List.copyOf(warnings);
        }

        /// Whether the rule is to be written: because other addresses are meant, or to note that it
        /// is managed now.
        public boolean isDue() {
            return !blocks.isEmpty();
        }

        public boolean changesAddresses() {
            return !live.equals(effective);
        }
    }
}
