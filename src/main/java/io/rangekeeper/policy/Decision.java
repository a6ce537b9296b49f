package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Breadth;
import io.rangekeeper.feed.ForbiddenSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The addresses of one rule, decided step by step: what is selected, what is kept although it is
/// not, what is held back although it is.
///
/// @param base what the rule allows afterwards, before `except` is taken out
/// @param pending what is kept for a while
/// @param held what of the change waits for a person
/// @param approved what would be held, had a person not approved it
record Decision(
        Situation situation,
        CidrSet base,
        List<Pending> pending,
        List<Held> held,
        List<Held> approved) {
    Decision {
        pending = List.copyOf(pending);
        held = List.copyOf(held);
        approved = List.copyOf(approved);
        // Whatever a step decides, it never goes beyond what is selected or stands open already.
        CidrSet limit = situation.timeline().selected().union(situation.live().kept());
        if (!limit.containsAll(situation.allowed(base))) {
            throw new IllegalStateException("a plan would open what nobody asked for");
        }
    }

    /// What is selected, and what has to wait for the hold.
    static Decision start(Situation situation) {
        List<Pending> pending = Lingering.of(situation);
        CidrSet base = situation.timeline().selected();
        for (Pending kept : pending) {
            base = base.union(kept.addresses());
        }
        return new Decision(situation, base, pending, List.of(), List.of());
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
                || ((situation.isNews() || situation.isRedefined()) && isRecordable());
    }

    /// Whether what is held leaves nothing of what its author asks for open: blocks of unknown
    /// origin do not.
    private boolean isRecordable() {
        return held.stream().allMatch(hold -> hold.reason() == Held.Reason.ADOPTION);
    }

    /// Whether blocks of unknown origin are kept.
    boolean isAdopting() {
        return situation.basis().isOfUnknownOrigin()
                && held.stream().anyMatch(hold -> hold.reason() == Held.Reason.ADOPTION);
    }

    /// Whether what the author asks for is not done: nothing is opened at all, or nothing closed.
    boolean isWithheld() {
        return held.stream()
                .map(Held::reason)
                .anyMatch(reason ->
                        reason == Held.Reason.OVER_BUDGET
                                || reason == Held.Reason.TOO_BROAD
                                || reason == Held.Reason.EMPTY);
    }

    /// Whether addresses would be allowed that are not allowed now.
    boolean opens() {
        return !situation.live().addresses().containsAll(effective());
    }

    /// How it is written. What no policy may open is an exception of a block that holds the rest of
    /// the world.
    Layout layout() {
        boolean any = base.stream().anyMatch(Breadth::isTooBroad);
        return any
                ? Layout.of(
                        base.union(ForbiddenSpace.ADDRESSES),
                        situation.except().union(ForbiddenSpace.ADDRESSES.difference(base)))
                : Layout.of(base, situation.except());
    }

    /// Nothing may be opened yet and nothing is there but placeholders: the rule stays as it is,
    /// byte for byte.
    private boolean leavesUntouched() {
        return !held.isEmpty() && effective().isEmpty() && situation.live().kept().isEmpty();
    }

    Decision with(CidrSet newBase) {
        return new Decision(situation, newBase, pending, held, approved);
    }

    /// With one more part of the change that waits for a person.
    Decision holding(CidrSet newBase, Held more) {
        return new Decision(situation, newBase, pending, and(held, more), approved);
    }

    /// With one more part of the change that a person let through. Where it is judged again it
    /// stays one.
    Decision approving(Held passed) {
        return approved.contains(passed)
                ? this
                : new Decision(situation, base, pending, held, and(approved, passed));
    }

    /// Without approvals of what is not done after all: they are not spent.
    Decision approvingOnly(Predicate<Held> done) {
        return new Decision(
                situation, base, pending, held, approved.stream().filter(done).toList());
    }

    private static <T> List<T> and(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
