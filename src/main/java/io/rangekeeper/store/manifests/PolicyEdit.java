package io.rangekeeper.store.manifests;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange.RuleBlocks;
import io.rangekeeper.policy.Rule;
import io.rangekeeper.yaml.Part;
import java.util.List;

/// Makes the text of a file in which a policy says something else.
final class PolicyEdit {
    private final Entry entry;
    private final PolicyParts parts;
    private final Lines lines;

    PolicyEdit(Entry entry) {
        this.entry = entry;
        this.parts = new PolicyParts(entry.part());
        this.lines = new Lines(entry.source().text());
    }

    /// @throws UneditableException when the layout does not allow it, or a rule is not the policy's
    String apply(Wanted wanted) {
        Splices splices = new Splices();
        for (RuleBlocks rule : wanted.rules()) {
            blocks(rule, splices);
        }
        Part.Mapping annotations =
                parts.annotations()
                        .orElseThrow(() -> new UneditableException("the policy has no annotation"));
        new AnnotationEdit(lines, annotations, isJson(), wanted.annotation())
                .apply(wanted.value(), splices);
        return lines.finish(splices.apply(lines.text()));
    }

    private void blocks(RuleBlocks wanted, Splices splices) {
        Rule rule = wanted.rule();
        List<Rule> rules = policy().rules(rule.direction());
        if (rule.index() >= rules.size() || !rules.get(rule.index()).equals(rule)) {
            throw new UneditableException("the change names a rule that the policy does not have");
        }
        List<PeerSteps.Step> steps = PeerSteps.of(rule.peers(), wanted.blocks());
        Part.Entry peers =
                parts.peers(rule.direction(), rule.index())
                        .orElseThrow(
                                () -> new UneditableException("the rule stands behind an alias"));
        new PeersEdit(lines, peers).apply(steps, splices);
    }

    private NetworkPolicy policy() {
        return entry.policy();
    }

    private boolean isJson() {
        return entry.source().file().endsWith(".json");
    }
}
