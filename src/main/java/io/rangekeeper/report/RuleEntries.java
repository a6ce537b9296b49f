package io.rangekeeper.report;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.Cause;
import io.rangekeeper.policy.Delta;
import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.HeldId;
import io.rangekeeper.policy.IpBlock;
import io.rangekeeper.policy.ManagedRule;
import io.rangekeeper.policy.Pending;
import io.rangekeeper.policy.Placeholders;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.Rule;
import io.rangekeeper.policy.RulePlan;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Resolution;
import io.rangekeeper.select.Resolver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Plans of single rules as entries of a report.
///
/// @param plan of their policy
/// @param sources says whose addresses are allowed
/// @param course what an expression selected over the time that is remembered
record RuleEntries(
        PolicyPlan.Planned plan,
        Sources sources,
        Function<Expression, List<Resolver.Selected>> course) {
    List<Report.Rule> all() {
        return plan.rules().stream().map(this::of).toList();
    }

    private Report.Rule of(RulePlan rule) {
        return switch (rule) {
            case RulePlan.Waiting waiting ->
                    rule(
                            waiting,
                            Labels.texts(waiting.missing()),
                            waiting.behind(),
                            List.of(),
                            outcome(waiting));
            case RulePlan.Decided decided ->
                    rule(decided, List.of(), false, documents(decided), outcome(decided));
        };
    }

    private static Report.Outcome outcome(RulePlan.Waiting waiting) {
        BlockLines blocks = new BlockLines(waiting.blocks(), List.of());
        List<Report.Change> closed =
                waiting.closed().isEmpty()
                        ? List.of()
                        : List.of(
                                new Report.Change(
                                        Labels.of(Cause.USER),
                                        List.of(),
                                        blocks.of(waiting.closed()),
                                        List.of(),
                                        Sizing.of(waiting.closed())));
        CidrSet allows = Placeholders.without(waiting.effective());
        return new Report.Outcome(
                false,
                Sizing.of(Placeholders.without(waiting.live())),
                Sizing.of(allows),
                List.of(),
                closed,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                blocks.all(),
                List.of(),
                Labels.texts(allows.cidrs()),
                Holes.widest(allows),
                List.of());
    }

    /// What a rule gains and loses, without the placeholders that go.
    static List<Delta> deltas(RulePlan.Decided decided) {
        return decided.deltas().stream()
                .map(delta ->
                        new Delta(
                                delta.cause(),
                                delta.added(),
                                Placeholders.without(delta.removed())))
                .filter(delta -> !delta.isEmpty())
                .toList();
    }

    private Report.Rule rule(
            RulePlan rulePlan,
            List<String> missing,
            boolean behind,
            List<String> documents,
            Report.Outcome outcome) {
        ManagedRule managed = rulePlan.managed();
        Rule rule = managed.rule();
        return new Report.Rule(
                rule.path(),
                rule.direction().label(),
                rule.ports().key(),
                rule.ports().words(),
                managed.annotation(),
                managed.expression().print(),
                missing,
                behind,
                documents,
                plan.lastWrite(rulePlan).map(Instant::toString).orElse(""),
                course.apply(managed.expression()).stream()
                        .map(then -> new Report.Step(then.from(), Sizing.of(then.addresses())))
                        .toList(),
                outcome);
    }

    private static List<String> documents(RulePlan.Decided decided) {
        return decided.resolution().from().stream()
                .map(snapshot -> snapshot.key().toString())
                .toList();
    }

    private Report.Outcome outcome(RulePlan.Decided decided) {
        CidrSet allows = open(decided, decided.effective());
        BlockLines blocks = new BlockLines(decided.blocks(), decided.resolution().parts());
        return new Report.Outcome(
                decided.isDue() && !decided.changesAddresses(),
                Sizing.of(open(decided, decided.live())),
                after(decided),
                placeholders(decided),
                deltas(decided).stream().map(delta -> change(decided, delta, blocks)).toList(),
                decided.pending().stream().map(RuleEntries::wait).toList(),
                decided.held().stream().map(RuleEntries::hold).toList(),
                decided.approved().stream().map(RuleEntries::hold).toList(),
                decided.warnings(),
                blocks.all(),
                decided.resolution().parts().stream().map(RuleEntries::part).toList(),
                Labels.texts(allows.cidrs()),
                Holes.widest(allows),
                sources.of(decided.resolution(), allows));
    }

    /// Placeholders allow nobody, unless the expression names such space itself.
    private static CidrSet open(RulePlan.Decided decided, CidrSet addresses) {
        return Placeholders.without(addresses)
                .union(addresses.intersection(decided.resolution().selected()));
    }

    private static Report.Sizes after(RulePlan.Decided decided) {
        CidrSet effective = open(decided, decided.effective());
        return decided.blocks().isEmpty()
                ? Sizing.of(effective)
                : Sizing.of(effective, decided.blocks());
    }

    private static List<String> placeholders(RulePlan.Decided decided) {
        return Placeholders.in(decided.live()).stream()
                .filter(cidr -> decided.isDue() && !decided.effective().contains(cidr))
                .map(Cidr::toString)
                .toList();
    }

    private Report.Change change(RulePlan.Decided decided, Delta delta, BlockLines opened) {
        return new Report.Change(
                Labels.of(delta.cause()),
                opened.of(delta.added()),
                remains(decided).of(delta.removed()),
                sources.of(decided.resolution(), delta.added()),
                Sizing.of(delta.removed()));
    }

    /// The blocks that are there now, except what stays of them, where that is shorter to read than
    /// a list of all that goes: somebody's 0.0.0.0/0 is one line and not a hundred.
    private static BlockLines remains(RulePlan.Decided decided) {
        List<IpBlock> blocks = new ArrayList<>();
        for (Cidr cidr : decided.live()) {
            CidrSet block = CidrSet.of(cidr);
            List<Cidr> stays = block.intersection(decided.effective()).cidrs();
            if (stays.size() + 1 < block.difference(decided.effective()).size()) {
                blocks.add(new IpBlock(cidr, stays));
            }
        }
        return new BlockLines(blocks, List.of());
    }

    private static Report.Wait wait(Pending pending) {
        return new Report.Wait(
                Labels.of(pending.reason()),
                pending.until(),
                Labels.texts(pending.addresses().cidrs()));
    }

    private static Report.Hold hold(Held held) {
        return new Report.Hold(
                Labels.of(held.reason()),
                held.id().map(HeldId::text).orElse(""),
                Labels.texts(held.added().cidrs()),
                Labels.texts(held.removed().cidrs()),
                held.message());
    }

    private static Report.Part part(Resolution.Part part) {
        return new Report.Part(part.operand(), Sizing.of(part.selected()));
    }
}
