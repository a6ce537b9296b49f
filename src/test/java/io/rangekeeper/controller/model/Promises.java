package io.rangekeeper.controller.model;

import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Pending;
import io.rangekeeper.policy.RulePlan;
import java.util.List;
import java.util.function.ToLongFunction;

/// What holds of every plan that decides a rule, whatever the order in which it was made: what the
/// product promises to those who read no code.
///
/// @param plan as the product made it
/// @param before the policy that it was made for
record Promises(Circumstances given, NetworkPolicy before, RulePlan.Decided plan) {
    void check(OpenSince openSince) {
        opensNothingElse();
        closesWhatIsExcluded(openSince);
        opensWhatIsSelected();
        waitsForTheHold();
        emptiesNoFamily();
        doesWhatIsApproved();
    }

    /// What is open is selected, or was open before and stays for a reason that the plan lists.
    private void opensNothingElse() {
        long listed = union(plan.pending(), pending -> Universe.of(pending.addresses()));
        long held = union(plan.held(), change -> Universe.of(change.removed()));
        require(
                "is open without being selected or listed",
                after() & ~given.past().selected() & ~(live() & (listed | held)));
    }

    /// What the expression excludes by every document that was ever accepted, or `except` names, is
    /// closed; but for blocks of unknown origin, what was open before memory begins, and what was
    /// written from documents that are not remembered. A rule of which nothing would be left keeps
    /// what it has; and another meaning of a named set is held as if an owner had published it.
    private void closesWhatIsExcluded(OpenSince openSince) {
        require("is open although it is excluded", after() & given.except());
        long known = given.past().atMost(false);
        boolean forgotten = given.basis() == Circumstances.Basis.FORGOTTEN;
        long early =
                (forgotten ? given.open() : openSince.before(given.past().begun()))
                        & (forgotten && given.isSteady()
                                ? Universe.ALL
                                : given.past().atMost(true));
        boolean nothingElse =
                given.ours() == 0 && holds(Held.Reason.OVER_BUDGET, Held.Reason.EMPTY);
        long held = removed(plan.held(), Held.Reason.ADOPTION);
        if (given.isRedefined()) {
            held = union(plan.held(), change -> Universe.of(change.removed()));
        }
        long excused = nothingElse ? Universe.ALL : early | held;
        require(
                "is open although the expression excludes it, whatever was published",
                after() & ~known & ~excused);
    }

    private void opensWhatIsSelected() {
        long held = union(plan.held(), change -> Universe.of(change.added()));
        require(
                "is selected, not held, and closed",
                given.past().selected() & ~given.except() & ~held & ~after());
    }

    /// What an owner withdrew stays open until documents that were read since lack it for as long
    /// as the hold. Without memory, and without anybody else's doing, everything that is open may
    /// be such.
    private void waitsForTheHold() {
        if (given.options().hold() == 0 || given.isRedefined()) {
            return;
        }
        long closed = given.open() & ~after();
        require("is closed within the hold", closed & given.past().selectedWithinHold());
        boolean first = given.basis() == Circumstances.Basis.FIRST;
        if (!given.past().isRemembered() && given.isSteady() && !first) {
            require(
                    "is closed although nobody knows since when it is withdrawn",
                    closed & given.past().possible());
        }
    }

    /// A family that a rule has is not closed by owners without a person's approval.
    private void emptiesNoFamily() {
        boolean first = given.basis() == Circumstances.Basis.FIRST;
        for (long family : List.of(Universe.IPV4, Universe.IPV6)) {
            long asked = given.isSteady() ? given.open() : given.open() & given.past().ever();
            long approved = removed(plan.approved(), Held.Reason.TOO_MUCH_REMOVED);
            if ((after() & family) == 0 && !first) {
                require("goes with its whole family, unapproved", asked & family & ~approved);
            }
        }
    }

    /// An approval that lets nothing through is not spent.
    private void doesWhatIsApproved() {
        for (Held approved : plan.approved()) {
            Change change = Change.of(approved);
            require("is closed although its approval is spent", change.added() & ~after());
            require("is open although its approval is spent", change.removed() & after());
        }
    }

    private boolean holds(Held.Reason... reasons) {
        return plan.held().stream().map(Held::reason).anyMatch(List.of(reasons)::contains);
    }

    private long live() {
        return Subject.live(before) & Universe.ALL;
    }

    private long after() {
        return Universe.of(plan.effective()) & Universe.ALL;
    }

    private static long removed(List<Held> changes, Held.Reason reason) {
        return union(
                changes.stream().filter(change -> change.reason() == reason).toList(),
                change -> Universe.of(change.removed()));
    }

    private static <T> long union(List<T> parts, ToLongFunction<T> addresses) {
        return parts.stream().mapToLong(addresses).reduce(0, (one, other) -> one | other);
    }

    /// The plan lists what stays open for the hold, with a time that is still to come.
    static long pending(RulePlan.Decided plan, Pending.Reason reason, long asOf) {
        long addresses = 0;
        for (Pending pending : plan.pending()) {
            if (!pending.until().isAfter(World.instant(Math.min(asOf, 1L << 30)))) {
                throw new AssertionError("waits for a time that has passed: " + pending);
            }
            addresses |= pending.reason() == reason ? Universe.of(pending.addresses()) : 0;
        }
        return addresses;
    }

    private void require(String what, long none) {
        if (none != 0) {
            throw new AssertionError(Universe.texts(none) + " " + what + Telling.of(given, plan));
        }
    }
}
