package io.rangekeeper.policy;

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
    }
}
