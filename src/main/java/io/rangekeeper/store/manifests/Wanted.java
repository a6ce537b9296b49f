package io.rangekeeper.store.manifests;

import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.policy.PolicyChange.RuleBlocks;
import java.util.List;
import java.util.Optional;

/// What a policy in a file is to say: the blocks of some rules, and one annotation.
///
/// @param before the policy as it was read
/// @param rules may be empty
/// @param annotation its name; it is replaced or added
record Wanted(NetworkPolicy before, List<RuleBlocks> rules, String annotation, String value)
        implements Edit {
    Wanted {
        rules = List.copyOf(rules);
    }

    static Wanted of(PolicyChange change) {
        return new Wanted(change.before(), change.rules(), Annotations.APPLIED, change.applied());
    }

    @Override
    public String apply(Entry entry) {
        return new PolicyEdit(entry).apply(this);
    }

    @Override
    public Optional<String> problem(Entry entry, ManifestFile edited) {
        return new Verification(entry, this).problem(edited);
    }
}
