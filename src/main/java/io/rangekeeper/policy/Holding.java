package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Makes held changes, and lets through those that a person approved.
final class Holding {
    /// What a person can let through by naming it. The rest has no legal rule that says it, or
    /// needs another decision than a yes.
    private static final Set<Held.Reason> APPROVABLE =
            EnumSet.of(
                    Held.Reason.ADOPTION, Held.Reason.TOO_MUCH_REMOVED, Held.Reason.TOO_MUCH_ADDED);

    private Holding() {}

    static Held of(
            Situation situation,
            Held.Reason reason,
            CidrSet added,
            CidrSet removed,
            String message) {
        return of(situation, reason, Optional.empty(), added, removed, message);
    }

    static Held of(
            Situation situation,
            Held.Reason reason,
            Optional<Family> family,
            CidrSet added,
            CidrSet removed,
            String message) {
        Optional<HeldId> id =
                APPROVABLE.contains(reason)
                        ? Optional.of(
                                HeldId.of(
                                        situation.policy(),
                                        situation.managed().key(),
                                        family,
                                        added,
                                        removed,
                                        situation.spent()))
                        : Optional.empty();
        return new Held(reason, added, removed, message, id);
    }

    /// Keeps open what would be closed, or does not, if a person has approved that.
    static Decision keepOrApprove(Decision decision, CidrSet removed, Held held) {
        return isApproved(decision, held)
                ? decision.approving(held)
                : decision.holding(decision.base().union(removed), held);
    }

    /// Keeps closed what would be opened, or does not, if a person has approved that.
    static Decision withholdOrApprove(Decision decision, CidrSet added, Held held) {
        return isApproved(decision, held)
                ? decision.approving(held)
                : decision.holding(decision.base().difference(added), held);
    }

    private static boolean isApproved(Decision decision, Held held) {
        Set<HeldId> approvals = decision.situation().intent().approvals();
        return held.id().filter(approvals::contains).isPresent();
    }
}
