package io.rangekeeper.policy;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.feed.Sha256;
import java.util.ArrayList;
import java.util.List;

/// What is to be written to one policy, in one step or not at all.
///
/// @param before the object as it was read; a store refuses the change when it is no longer that
/// @param rules the managed rules whose blocks are replaced, each at most once
/// @param applied the new value of the annotation [Annotations#APPLIED]
public record PolicyChange(NetworkPolicy before, List<RuleBlocks> rules, String applied) {
    public PolicyChange {
        rules = List.copyOf(rules);
    }

    /// The complete list of `ipBlock` peers of one rule. Never empty: a rule without peers allows
    /// everything.
    public record RuleBlocks(Rule rule, List<IpBlock> blocks) {
        public RuleBlocks {
            blocks = List.copyOf(blocks);
            if (blocks.isEmpty()) {
                throw new IllegalArgumentException("a rule without peers would allow everything");
            }
        }

        /// All peers that the rule has then: the others as they are, the new blocks where the first
        /// block stood.
        List<Peer> peers() {
            List<Peer> peers = new ArrayList<>();
            boolean placed = false;
            for (Peer peer : rule.peers()) {
                switch (peer) {
                    case Peer.Other other -> peers.add(other);
                    case Peer.Block _ -> {
                        if (!placed) {
                            blocks.forEach(block -> peers.add(peer(block)));
                            placed = true;
                        }
                    }
                }
            }
            return peers;
        }

        private static Peer peer(IpBlock block) {
            return new Peer.Block(
                    block.cidr().toString(), block.except().stream().map(Cidr::toString).toList());
        }
    }

    /// The object once this is written, without asking anybody: what [JsonPatch#of] makes of it. A
    /// server gives it a resourceVersion that nobody knows beforehand; here it is another one than
    /// before.
    public NetworkPolicy after() {
        return before.with(
                Sha256.of(before.resourceVersion() + "\n" + applied),
                Annotations.APPLIED,
                applied,
                after(Direction.EGRESS),
                after(Direction.INGRESS));
    }

    /// Whether an object shows that this was written to it, whatever was done to it since: the
    /// annotation holds the time, so nothing else comes to the same.
    public boolean isNoted(NetworkPolicy now) {
        return now.uid().equals(before.uid())
                && applied.equals(now.annotations().get(Annotations.APPLIED))
                && !applied.equals(before.annotations().get(Annotations.APPLIED));
    }

    private List<Rule> after(Direction direction) {
        List<Rule> after = new ArrayList<>(before.rules(direction));
        for (RuleBlocks changed : rules) {
            Rule rule = changed.rule();
            if (rule.direction() == direction) {
                after.set(
                        rule.index(),
                        new Rule(direction, rule.index(), rule.ports(), changed.peers()));
            }
        }
        return after;
    }
}
