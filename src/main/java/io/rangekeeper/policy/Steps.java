package io.rangekeeper.policy;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.Breadth;
import java.util.List;

/// What becomes of one rule: the selection and what waits for the hold, and then, step by step,
/// what a person has to decide. First what must not be opened, then what must not be closed.
final class Steps {
    private Steps() {}

    static Decision decide(Situation situation) {
        Decision decision = limitBreadth(keepAdopted(Decision.start(situation)));
        for (Family family : Family.values()) {
            decision = AdditionGuard.judge(decision, family);
        }
        return keepWhatWorks(decision);
    }

    /// Opens nothing that is not open already; closes what is to be closed. Where that would close
    /// everything, the rule keeps what it has: the new ranges wait, so the old ones must not go.
    static Decision withholdAdditions(Decision decision, Held.Reason reason, String message) {
        Situation situation = decision.situation();
        CidrSet open = situation.live().addresses();
        CidrSet additions = decision.effective().difference(open);
        CidrSet remaining = decision.base().intersection(open.union(situation.except()));
        if (situation.allowed(remaining).isEmpty() && !decision.effective().isEmpty()) {
            return keepWhatWorks(keep(decision, reason, additions, message));
        }
        return keepWhatWorks(
                decision.approvingOnly(held -> held.added().isEmpty())
                        .holding(
                                remaining,
                                Holding.of(situation, reason, additions, CidrSet.EMPTY, message)));
    }

    private static Decision keepWhatWorks(Decision opened) {
        Decision decision = keepWhenEmpty(opened);
        for (Family family : Family.values()) {
            decision = RemovalGuard.judge(decision, family);
        }
        return keepWayOut(keepWhenEmpty(decision));
    }

    private static Decision keepAdopted(Decision decision) {
        Situation situation = decision.situation();
        if (!situation.basis().isOfUnknownOrigin() || situation.intent().adopt()) {
            return decision;
        }
        CidrSet others = Live.withoutPlaceholders(situation.kept().difference(decision.base()));
        if (others.isEmpty()) {
            return decision;
        }
        String message =
                "as far as is known, the rule is managed for the first time; it holds "
                        + Words.cidrs(others)
                        + " that the expression does not select; they stay until "
                        + Annotations.ADOPT
                        + ": \"true\" lets them go (or add them to the expression with \"or\")";
        return Holding.keepOrApprove(
                decision,
                others,
                Holding.of(situation, Held.Reason.ADOPTION, CidrSet.EMPTY, others, message));
    }

    private static Decision keepWhenEmpty(Decision decision) {
        return decision.effective().isEmpty() && isEmptiedByOwners(decision.situation())
                ? keep(
                        decision,
                        Held.Reason.EMPTY,
                        CidrSet.EMPTY,
                        "nothing of the selection is published any more; a rule without peers would"
                                + " allow everything, so edit the policy if the rule is to go")
                : decision;
    }

    /// An expression that never selected anything is Invalid, so a selection that is empty now was
    /// emptied by the owners. Where all that is left of it is excluded, somebody excluded it all,
    /// or the owners withdrew what was not excluded.
    private static boolean isEmptiedByOwners(Situation situation) {
        return situation.timeline().selected().isEmpty()
                || !situation.ours().isEmpty()
                || !situation.allowed(situation.selectedBefore()).isEmpty();
    }

    /// What the rule keeps is laid out with the exceptions that it was laid out with before.
    private static Decision keep(
            Decision decision, Held.Reason reason, CidrSet additions, String message) {
        Situation situation = decision.situation();
        CidrSet kept = situation.kept();
        CidrSet excluded = situation.selectedBefore().intersection(situation.except());
        String keeps = kept.isEmpty() ? "" : "; until then it keeps " + Words.cidrs(kept);
        return decision.approvingOnly(_ -> false)
                .holding(
                        kept.union(excluded),
                        Holding.of(situation, reason, additions, kept, message + keeps));
    }

    private static Decision limitBreadth(Decision decision) {
        Situation situation = decision.situation();
        List<Cidr> broad =
                situation.timeline().selected().stream().filter(Breadth::isTooBroad).toList();
        if (broad.isEmpty() || !decision.opens() || situation.settings().guard().allowAny()) {
            return decision;
        }
        return withholdAdditions(
                decision,
                Held.Reason.TOO_BROAD,
                "the selection merges to "
                        + Words.list(broad)
                        + ", broader than "
                        + Breadth.words()
                        + "; nothing is opened: narrow the expression, or the administrator allows"
                        + " it (guard.allowAny)");
    }

    /// Whoever cuts the controller off by its own doing cannot mend it by its own doing.
    private static Decision keepWayOut(Decision decision) {
        Situation situation = decision.situation();
        CidrSet removed = situation.live().kept().difference(decision.effective());
        if (!situation.isOwn() || removed.isEmpty()) {
            return decision;
        }
        String message =
                "the policy is the controller's own way out, of which it closes nothing: "
                        + Words.cidrs(removed)
                        + " stay open until a person takes them out by hand";
        return decision.holding(
                decision.base().union(removed),
                Holding.of(situation, Held.Reason.OWN_POLICY, CidrSet.EMPTY, removed, message));
    }
}
