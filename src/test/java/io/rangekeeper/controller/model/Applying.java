package io.rangekeeper.controller.model;

import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Pending;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.RulePlan;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Lets the leader plan and write, and compares that with what the model expects and with what is
/// promised.
///
/// @param statistics takes what was met
record Applying(World world, Statistics statistics) {
    void apply() {
        Optional<Circumstances> given = world.circumstances();
        Verdict verdict =
                given.map(known -> Judge.judge(known, world.approvals()))
                        .orElseGet(world::unmanaged);
        PolicyPlan plan = world.plan();
        if (given.isPresent()) {
            judge(plan, given.get(), verdict);
        }
        require(verdict.kind() == Plans.kind(plan), "stands", () -> verdict + "\n" + plan);
        count(plan, verdict, given);
        plan.change().ifPresent(change -> write(change, given.orElseThrow(), verdict));
    }

    private void judge(PolicyPlan plan, Circumstances given, Verdict verdict) {
        if (!(plan instanceof PolicyPlan.Planned planned)) {
            return;
        }
        RulePlan rule = planned.rules().getFirst();
        Supplier<String> why = () -> verdict + Telling.of(given, rule);
        if (rule instanceof RulePlan.Decided decided && verdict.kind() == Verdict.Kind.DECIDED) {
            new Promises(given, plan.policy(), decided).check(world.openSince);
            long asOf = given.past().asOf();
            require(
                    Promises.pending(decided, Pending.Reason.WITHDRAWN, asOf) == verdict.withdrawn()
                            && Promises.pending(decided, Pending.Reason.UNREMEMBERED, asOf)
                                    == verdict.unremembered(),
                    "waits for the hold",
                    why);
            require(same(decided.held(), verdict.held()), "held", why);
            require(same(decided.approved(), verdict.approved()), "approved", why);
            world.ids.shows(plan.policy().name(), world.spent(), decided.held());
        }
        long live = Subject.live(plan.policy());
        require(Universe.of(rule.effective()) == verdict.after(), "allows", why);
        boolean recorded =
                (given.isNews() || given.isRedefined())
                        && verdict.kind() == Verdict.Kind.DECIDED
                        && verdict.holdsOnlyAdoption();
        boolean due = !given.options().observes() && (verdict.after() != live || recorded);
        require(planned.change().isPresent() == due, "writes", why);
    }

    private void write(PolicyChange change, Circumstances given, Verdict verdict) {
        NetworkPolicy before = world.subject.policy();
        NetworkPolicy after = change.after();
        Untouched.require(before, after);
        require(Subject.live(after) == verdict.after(), "wrote", change::toString);
        for (Change approved : verdict.approved()) {
            world.ids.of(before.name(), world.spent(), approved).ifPresent(world.ids::uses);
            statistics.count("approval used");
        }
        statistics.count("write");
        world.remembers(Written.after(given, verdict), verdict.approved().size());
        world.subject.becomes(after);
        world.noteOpen();
        if (given.basis() == Circumstances.Basis.FORGOTTEN) {
            world.openSince.isForgotten();
        }
        requireNothingToDo(given, verdict);
    }

    /// Where others than owners changed something too, what was added or closed meanwhile alters
    /// what a change is measured against: a part of what is held may be less than too much then.
    private void requireNothingToDo(Circumstances given, Verdict verdict) {
        boolean onlyOwners =
                given.isSteady()
                        && !given.isRedefined()
                        && given.basis() != Circumstances.Basis.FORGOTTEN;
        boolean altered = !onlyOwners && !verdict.held().isEmpty();
        PolicyPlan again = world.plan();
        require(
                again.change().isEmpty() || altered,
                "written twice",
                () -> verdict + Telling.of(world.circumstances().orElseThrow(), Plans.rule(again)));
    }

    private void count(PolicyPlan plan, Verdict verdict, Optional<Circumstances> given) {
        statistics.count(plan.state());
        Plans.held(plan).forEach(held -> statistics.count(held.reason()));
        given.ifPresent(known -> statistics.count(known.basis()));
        if (verdict.withdrawn() != 0) {
            statistics.count(Pending.Reason.WITHDRAWN);
        }
        if (verdict.unremembered() != 0) {
            statistics.count(Pending.Reason.UNREMEMBERED);
        }
        if (!world.subject.annotation("approve").isEmpty() && verdict.approved().isEmpty()) {
            statistics.count("stale approval ignored");
        }
    }

    private static boolean same(List<Held> is, List<Change> expected) {
        return new HashSet<>(is.stream().map(Change::of).toList()).equals(new HashSet<>(expected));
    }

    private static void require(boolean holds, String what, Supplier<String> otherwise) {
        if (!holds) {
            throw new AssertionError(what + ": " + otherwise.get());
        }
    }
}
