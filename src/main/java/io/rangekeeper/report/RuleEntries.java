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
import io.rangekeeper.policy.Rule;
import io.rangekeeper.policy.RulePlan;
import io.rangekeeper.select.Resolution;
import java.util.ArrayList;
import java.util.List;

/// Plans of single rules as entries of a report.
final class RuleEntries {
    private RuleEntries() {}

    static Report.Rule of(RulePlan plan) {
        return switch (plan) {
            case RulePlan.Waiting waiting -> waiting(waiting);
            case RulePlan.Decided decided ->
                    rule(decided.managed(), List.of(), false, documents(decided), outcome(decided));
        };
    }

    private static Report.Rule waiting(RulePlan.Waiting waiting) {
        BlockLines blocks = new BlockLines(waiting.blocks(), List.of());
        List<Report.Change> closed =
                waiting.closed().isEmpty()
                        ? List.of()
                        : List.of(
                                new Report.Change(
                                        Labels.of(Cause.USER),
                                        List.of(),
                                        blocks.of(waiting.closed())));
        Report.Outcome outcome =
                new Report.Outcome(
                        false,
                        Sizing.of(Placeholders.without(waiting.live())),
                        Sizing.of(Placeholders.without(waiting.effective())),
                        List.of(),
                        closed,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        blocks.all(),
                        List.of());
        return rule(
                waiting.managed(),
                Labels.texts(waiting.missing()),
                waiting.behind(),
                List.of(),
                outcome);
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

    private static Report.Rule rule(
            ManagedRule managed,
            List<String> missing,
            boolean behind,
            List<String> documents,
            Report.Outcome outcome) {
        Rule rule = managed.rule();
        return new Report.Rule(
                "spec." + rule.direction().label() + "[" + rule.index() + "]",
                rule.direction().label(),
                rule.ports().key(),
                rule.ports().words(),
                managed.annotation(),
                managed.expression().print(),
                missing,
                behind,
                documents,
                outcome);
    }

    private static List<String> documents(RulePlan.Decided decided) {
        return decided.resolution().from().stream()
                .map(snapshot -> snapshot.key().toString())
                .toList();
    }

    private static Report.Outcome outcome(RulePlan.Decided decided) {
        BlockLines blocks = new BlockLines(decided.blocks(), decided.resolution().parts());
        return new Report.Outcome(
                decided.isDue() && !decided.changesAddresses(),
                Sizing.of(open(decided, decided.live())),
                after(decided),
                placeholders(decided),
                deltas(decided).stream()
                        .map(delta -> change(delta, blocks, remains(decided)))
                        .toList(),
                decided.pending().stream().map(RuleEntries::wait).toList(),
                decided.held().stream().map(RuleEntries::hold).toList(),
                decided.approved().stream().map(RuleEntries::hold).toList(),
                decided.warnings(),
                blocks.all(),
                decided.resolution().parts().stream().map(RuleEntries::part).toList());
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

    private static Report.Change change(Delta delta, BlockLines opened, BlockLines closed) {
        return new Report.Change(
                Labels.of(delta.cause()), opened.of(delta.added()), closed.of(delta.removed()));
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
