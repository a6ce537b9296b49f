package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.select.Resolution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// What is to become of one managed rule.
public sealed interface RulePlan {
    ManagedRule managed();

    /// How the rule is written; empty when it is not touched.
    List<IpBlock> blocks();

    /// What its ipBlocks allow afterwards.
    CidrSet effective();

    /// Whether the rule is to be written.
    default boolean isDue() {
        return !blocks().isEmpty();
    }

    /// Documents that the expression needs are not known: the rule stays as it is, but for what its
    /// author excludes.
    ///
    /// @param missing these documents
    /// @param behind whether somebody has read them and written the rule from them; otherwise they
    ///   were never read
    /// @param live what the rule's ipBlocks allow now
    record Waiting(
            ManagedRule managed,
            SortedSet<DocumentKey> missing,
            boolean behind,
            CidrSet live,
            CidrSet effective,
            List<IpBlock> blocks)
            implements RulePlan {
        public Waiting {
            blocks = List.copyOf(blocks);
        }

        /// What its author excludes, and what was open until now.
        public CidrSet closed() {
            return live.difference(effective);
        }
    }

    /// The rule's ipBlocks are decided.
    ///
    /// @param resolution what the expression selects, and from which snapshots
    /// @param live what the rule's ipBlocks allow now
    /// @param effective what they allow afterwards
    /// @param blocks how that is written; empty when the rule is not touched
    /// @param deltas from live to effective, by cause; no empty ones
    /// @param pending what stays open for a while
    /// @param held what waits for a person
    /// @param approved what a person let through
    /// @param warnings for the policy's author
    /// @param wake when the plan would be another one although no document says anything else, if
    ///   they are read again then
    record Decided(
            ManagedRule managed,
            Resolution.Resolved resolution,
            CidrSet live,
            CidrSet effective,
            List<IpBlock> blocks,
            List<Delta> deltas,
            List<Pending> pending,
            List<Held> held,
            List<Held> approved,
            List<String> warnings,
            Optional<Instant> wake)
            implements RulePlan {
        public Decided {
            blocks = List.copyOf(blocks);
            deltas = List.copyOf(deltas);
            pending = List.copyOf(pending);
            held = List.copyOf(held);
            approved = List.copyOf(approved);
            warnings = List.copyOf(warnings);
        }

        public boolean changesAddresses() {
            return !live.equals(effective);
        }
    }
}
