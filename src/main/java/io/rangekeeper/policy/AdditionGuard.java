package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import java.util.Optional;

/// Holds what owners publish when it is much more than the rule allowed of late.
final class AdditionGuard {
    private AdditionGuard() {}

    static Decision judge(Decision decision, Family family) {
        Situation situation = decision.situation();
        if (isTheAuthors(situation)) {
            return decision;
        }
        CidrSet after = decision.effective().only(family);
        CidrSet steady = steady(decision).only(family);
        CidrSet added = after.difference(steady).difference(situation.live().addresses());
        if (added.isEmpty()
                || !new Past(situation, family).isTooMuch(after, steady, kept(decision, family))) {
            return decision;
        }
        return Holding.withholdOrApprove(
                decision,
                added,
                Holding.of(
                        situation,
                        Held.Reason.TOO_MUCH_ADDED,
                        Optional.of(family),
                        added,
                        CidrSet.EMPTY,
                        "the owners publish much more than the rule allowed within the last week: "
                                + Words.sizes(steady, after, family)
                                + "; "
                                + Words.cidrs(added)
                                + " stay closed until a person approves them"));
    }

    /// A rule that is new has no past. Where the author asks for something new and the last
    /// documents are not at hand, what he asked for cannot be told from what owners added.
    private static boolean isTheAuthors(Situation situation) {
        return switch (situation.basis()) {
            case Basis.First(var lost) -> lost.filter(situation::asksTheSameAs).isEmpty();
            case Basis.Known _ -> false;
            case Basis.Adopting(var entry, var before) -> before.isEmpty() && situation.isNews();
            case Basis.Forgotten _ -> situation.isNews();
            case Basis.Behind _ -> true;
        };
    }

    /// What will be held of the removals, and of the controller's own way out all of them.
    private static CidrSet kept(Decision decision, Family family) {
        Situation situation = decision.situation();
        return situation.isOwn()
                ? situation.live().kept().only(family)
                : RemovalGuard.judge(decision, family).effective().only(family);
    }

    /// What the rule allows without any owner's doing: what stays of what it allows now, and what
    /// its author has asked for since.
    private static CidrSet steady(Decision decision) {
        Situation situation = decision.situation();
        CidrSet open = situation.live().kept();
        return situation.isSteady()
                ? situation.allowed(open)
                : situation
                        .allowed(situation.asked())
                        .union(open.intersection(decision.effective()));
    }
}
