package io.rangekeeper.cli.backtest;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.IpBlock;
import io.rangekeeper.policy.ManagedRule;
import io.rangekeeper.policy.Mode;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Planner;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.RulePlan;
import java.time.Instant;
import java.util.List;

/// Policies as if their authors had just written them, before the first document: what their rules
/// hold today has nothing to do with what was published years ago.
///
/// @param policy with a placeholder in each managed rule, nothing applied, and enforced
/// @param rules none where the policy is invalid whatever the feeds say
record FreshStart(NetworkPolicy policy, List<ManagedRule> rules) {
    private static final Cidr PLACEHOLDER = Cidr.parse("192.0.2.0/32");
    private static final CidrSet NOTHING = CidrSet.of(PLACEHOLDER);

    FreshStart {
        rules = List.copyOf(rules);
    }

    static FreshStart of(NetworkPolicy policy, Planner planner) {
        return switch (planner.plan(policy, Snapshots.NONE, Instant.EPOCH)) {
            case PolicyPlan.Invalid invalid -> new FreshStart(policy, List.of());
            case PolicyPlan.Unmanaged unmanaged -> new FreshStart(policy, List.of());
            case PolicyPlan.Planned planned ->
                    empty(policy, planned.rules().stream().map(RulePlan::managed).toList());
        };
    }

    static CidrSet withoutPlaceholder(CidrSet addresses) {
        return addresses.difference(NOTHING);
    }

    private static FreshStart empty(NetworkPolicy policy, List<ManagedRule> rules) {
        List<PolicyChange.RuleBlocks> placeholders =
                rules.stream()
                        .map(managed ->
                                new PolicyChange.RuleBlocks(
                                        managed.rule(),
                                        List.of(new IpBlock(PLACEHOLDER, List.of()))))
                        .toList();
        NetworkPolicy fresh = new PolicyChange(policy, placeholders, "").after();
        boolean observed = fresh.annotations().containsKey(Annotations.MODE);
        return new FreshStart(
                observed ? fresh.annotated(Annotations.MODE, Mode.ENFORCE.label()) : fresh, rules);
    }
}
