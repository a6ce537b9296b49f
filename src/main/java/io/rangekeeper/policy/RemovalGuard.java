package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import java.util.Optional;

/// Holds what owners withdrew when it is much of what the rule allowed of late, or a whole family.
/// It judges a removal when it is due.
final class RemovalGuard {
    private RemovalGuard() {}

    static Decision judge(Decision decision, Family family) {
        Situation situation = decision.situation();
        CidrSet before = situation.ours().only(family);
        CidrSet after = decision.effective().only(family);
        CidrSet removed = Live.withoutPlaceholders(before.difference(after));
        if (removed.isEmpty() || !new Past(situation, family).isTooLittle(after)) {
            return decision;
        }
        return Holding.keepOrApprove(
                decision,
                removed,
                Holding.of(
                        situation,
                        Held.Reason.TOO_MUCH_REMOVED,
                        Optional.of(family),
                        CidrSet.EMPTY,
                        removed,
                        "the owners withdrew much of what the rule allowed: "
                                + Words.sizes(before, after, family)
                                + "; "
                                + Words.cidrs(removed)
                                + " stay open until a person approves that they go"));
    }
}
