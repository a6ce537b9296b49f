package io.rangekeeper.policy;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Breadth;
import io.rangekeeper.select.Resolution;
import java.util.ArrayList;
import java.util.List;

/// The addresses of one rule, decided step by step: what is selected, what is kept although it is
/// not, what is held back although it is.
///
/// @param resolved what the expression selects
/// @param base what the rule allows afterwards, before `except` is taken out
/// @param held what of the change waits for a person
record Decision(Situation situation, Resolution.Resolved resolved, CidrSet base, List<Held> held) {
    Decision {
        held = List.copyOf(held);
        // Whatever a step decides, it never goes beyond what is selected or stands open already.
        CidrSet limit = resolved.selected().union(situation.live().kept());
        if (!limit.containsAll(situation.allowed(base))) {
            throw new IllegalStateException("a plan would open what nobody asked for");
        }
    }

    /// Starts with the selection and keeps what works: blocks of unknown origin, and everything
    /// when nothing is left.
    static Decision of(Situation situation, Resolution.Resolved resolved) {
        return new Decision(situation, resolved, resolved.selected(), List.of())
                .keepAdopted()
                .keepWhenEmpty()
                .limitBreadth();
    }

    /// What the rule allows afterwards.
    CidrSet effective() {
        return situation.allowed(base);
    }

    /// A rule is written when it should allow something else; and once more when its author asks
    /// for something new that changes no address, so that it is on record what is managed.
    boolean isDue() {
        if (leavesUntouched()) {
            return false;
        }
        Live live = situation.live();
        return !layout().allows().equals(live.addresses())
                || !live.unreadable().isEmpty()
                || (situation.isNews() && held.isEmpty());
    }

    /// Whether addresses would be allowed that are not allowed now.
    boolean opens() {
        return !situation.live().addresses().containsAll(effective());
    }

    Layout layout() {
        return Layout.of(base, situation.except());
    }

    /// Opens nothing that is not open already; closes what is to be closed. Where that would close
    /// everything, the rule keeps what it has: the new ranges wait, so the old ones must not go.
    Decision withholdAdditions(Held.Reason reason, String message) {
        CidrSet open = situation.live().addresses();
        CidrSet additions = effective().difference(open);
        CidrSet remaining = base.intersection(open.union(situation.except()));
        if (situation.allowed(remaining).isEmpty() && !effective().isEmpty()) {
            return keep(reason, additions, message);
        }
        return with(remaining, new Held(reason, additions, CidrSet.EMPTY, message));
    }

    /// Nothing may be opened yet and nothing is there but placeholders: the rule stays as it is,
    /// byte for byte.
    private boolean leavesUntouched() {
        return !held.isEmpty() && effective().isEmpty() && situation.live().kept().isEmpty();
    }

    private Decision keepAdopted() {
        if (!(situation.basis() instanceof Basis.First) || situation.adopt()) {
            return this;
        }
        CidrSet others = Live.withoutPlaceholders(situation.kept().difference(base));
        if (others.isEmpty()) {
            return this;
        }
        String message =
                "as far as is known, the rule is managed for the first time; it holds "
                        + Words.cidrs(others)
                        + " that the expression does not select; they stay until "
                        + Annotations.ADOPT
                        + ": \"true\" lets them go (or add them to the expression with \"or\")";
        return with(
                base.union(others), new Held(Held.Reason.ADOPTION, CidrSet.EMPTY, others, message));
    }

    private Decision keepWhenEmpty() {
        return effective().isEmpty() && isEmptiedByOwners()
                ? keep(
                        Held.Reason.EMPTY,
                        CidrSet.EMPTY,
                        "nothing of the selection is published any more; a rule without peers would"
                                + " allow everything, so edit the policy if the rule is to go")
                : this;
    }

    /// An expression that never selected anything is Invalid, so a selection that is empty now was
    /// emptied by the owners. Where all that is left of it is excluded, somebody excluded it all,
    /// or the owners withdrew what was not excluded.
    private boolean isEmptiedByOwners() {
        return resolved.selected().isEmpty()
                || switch (situation.basis()) {
                    case Basis.First() -> false;
                    case Basis.Known known ->
                            !situation.allowed(situation.before().orElse(CidrSet.EMPTY)).isEmpty();
                    case Basis.Forgotten forgotten -> !situation.kept().isEmpty();
                };
    }

    /// What the rule keeps is laid out with the exceptions that it was laid out with before.
    private Decision keep(Held.Reason reason, CidrSet additions, String message) {
        CidrSet kept = situation.kept();
        CidrSet excluded =
                situation.before().orElse(CidrSet.EMPTY).intersection(situation.except());
        String keeps = kept.isEmpty() ? "" : "; until then it keeps " + Words.cidrs(kept);
        return with(kept.union(excluded), new Held(reason, additions, kept, message + keeps));
    }

    private Decision limitBreadth() {
        List<Cidr> broad = resolved.selected().stream().filter(Breadth::isTooBroad).toList();
        if (broad.isEmpty() || !opens()) {
            return this;
        }
        return withholdAdditions(
                Held.Reason.TOO_BROAD,
                "the selection merges to "
                        + Words.list(broad)
                        + ", broader than "
                        + Breadth.words()
                        + "; nothing is opened: narrow the expression");
    }

    private Decision with(CidrSet newBase, Held more) {
        List<Held> all = new ArrayList<>(held);
        all.add(more);
        return new Decision(situation, resolved, newBase, all);
    }
}
