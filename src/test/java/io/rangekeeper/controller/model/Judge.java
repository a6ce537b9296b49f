package io.rangekeeper.controller.model;

import io.rangekeeper.policy.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Decides one rule as the design says: first what must not be opened, then what must not be
/// closed.
final class Judge {
    private static final List<Long> FAMILIES = List.of(Universe.IPV4, Universe.IPV6);

    private final Circumstances given;
    private final Predicate<Change> approvals;
    private final List<Change> held = new ArrayList<>();
    private final List<Change> approved = new ArrayList<>();

    /// What the rule allows afterwards, before `except` is taken out.
    private long base;

    /// @param approvals whether a person has approved exactly this change
    private Judge(Circumstances given, Predicate<Change> approvals) {
        this.given = given;
        this.approvals = approvals;
    }

    static Verdict judge(Circumstances given, Predicate<Change> approvals) {
        if (given.options().mistaken()) {
            return Verdict.untouched(Verdict.Kind.INVALID, given.live());
        }
        if (given.isWaiting()) {
            long rest = given.live() & ~given.except();
            long after = rest == 0 && given.live() != 0 ? Universe.NOWHERE : rest;
            return Verdict.untouched(Verdict.Kind.WAITING, after);
        }
        if (given.isNews() && given.past().isMistaken()) {
            return Verdict.untouched(Verdict.Kind.INVALID, given.live());
        }
        return new Judge(given, approvals).decide();
    }

    private Verdict decide() {
        base = given.past().selected() | given.withdrawn() | given.unremembered();
        keepAdopted();
        FAMILIES.forEach(this::holdGrowth);
        keepWhatWorks();
        keepToBudget();
        boolean untouched =
                !held.isEmpty() && effective() == 0 && (given.live() & Universe.ALL) == 0;
        long after = effective() == 0 ? Universe.NOWHERE : effective();
        return new Verdict(
                Verdict.Kind.DECIDED,
                untouched ? given.live() : after,
                given.withdrawn(),
                given.unremembered(),
                held,
                approved);
    }

    private long effective() {
        return base & ~given.except();
    }

    private void keepAdopted() {
        long others = given.open() & ~base;
        boolean first = given.basis() == Circumstances.Basis.FIRST;
        if (first && !given.options().adopt() && others != 0) {
            closing(Held.Reason.ADOPTION, others);
        }
    }

    private void holdGrowth(long family) {
        long steady =
                given.isSteady()
                        ? given.open()
                        : (given.selectedBefore() & ~given.except()) | (given.open() & effective());
        long added = effective() & ~steady & ~given.live() & family;
        if (isAuthors() || added == 0) {
            return;
        }
        long removed = removed(family);
        boolean kept = removed != 0 && !approvals.test(removal(removed));
        if (new Measure(given, family).isTooMuch(effective(), steady, kept ? removed : 0)) {
            Change change = new Change(Held.Reason.TOO_MUCH_ADDED, added, 0);
            if (!isApproved(change)) {
                base &= ~added;
            }
        }
    }

    /// Whether it cannot be told from what the author asks for what owners added.
    private boolean isAuthors() {
        return switch (given.basis()) {
            case FIRST ->
                    given.lost().isEmpty() && !given.isSelectedBeforeKnown() && given.isNews();
            case FORGOTTEN -> given.isNews();
            case KNOWN -> false;
            case BEHIND -> true;
        };
    }

    private void keepWhatWorks() {
        keepWhenEmpty();
        for (long family : FAMILIES) {
            long removed = removed(family);
            if (removed != 0) {
                closing(Held.Reason.TOO_MUCH_REMOVED, removed);
            }
        }
        keepWhenEmpty();
    }

    /// What owners withdrew of a family, where that is too much.
    private long removed(long family) {
        long removed = given.ours() & family & ~effective();
        boolean much = removed != 0 && new Measure(given, family).isTooLittle(effective());
        return much ? removed : 0;
    }

    private static Change removal(long removed) {
        return new Change(Held.Reason.TOO_MUCH_REMOVED, 0, removed);
    }

    private void keepWhenEmpty() {
        boolean byOwners =
                given.past().selected() == 0
                        || given.ours() != 0
                        || (given.selectedBefore() & ~given.except()) != 0;
        if (effective() == 0 && byOwners) {
            keep(Held.Reason.EMPTY, 0);
        }
    }

    private void keepToBudget() {
        if (lines() <= given.options().maxCidrs()) {
            return;
        }
        long additions = effective() & ~given.live();
        long remaining = base & (given.live() | given.except());
        if ((remaining & ~given.except()) == 0 && effective() != 0) {
            keep(Held.Reason.OVER_BUDGET, additions);
        } else {
            base = remaining;
            approved.removeIf(change -> change.added() != 0);
            held.add(new Change(Held.Reason.OVER_BUDGET, additions, 0));
        }
        keepWhatWorks();
    }

    private void keep(Held.Reason reason, long additions) {
        held.add(new Change(reason, additions, given.kept()));
        approved.clear();
        base = given.kept() | (given.selectedBefore() & given.except());
    }

    private void closing(Held.Reason reason, long removed) {
        if (!isApproved(new Change(reason, 0, removed))) {
            base |= removed;
        }
    }

    private boolean isApproved(Change change) {
        boolean passes = approvals.test(change);
        if (!approved.contains(change)) {
            (passes ? approved : held).add(change);
        }
        return passes;
    }

    /// A line for each block that something is left of, and one for each exception in it.
    private int lines() {
        int lines = 0;
        for (long block : Universe.blocks(base)) {
            long excluded = block & given.except();
            lines += excluded == block ? 0 : 1 + Universe.blocks(excluded).size();
        }
        return Math.max(1, lines);
    }
}
