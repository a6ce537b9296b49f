package io.rangekeeper.report;

import io.rangekeeper.policy.Delta;
import io.rangekeeper.policy.State;
import java.util.ArrayList;
import java.util.List;

/// Sums a plan up: in numbers, and in sentences.
final class Summaries {
    private Summaries() {}

    static Report.Summary of(List<ReportBuilder.Item> items) {
        List<Delta> deltas =
                items.stream()
                        .filter(ReportBuilder.Item::isEffective)
                        .flatMap(ReportBuilder.Item::decided)
                        .flatMap(rule -> RuleEntries.deltas(rule).stream())
                        .toList();
        return new Report.Summary(
                items.size(),
                (int) items.stream().filter(ReportBuilder.Item::isEffective).count(),
                (int) items.stream().filter(item -> item.result().failed()).count(),
                count(items, State.INVALID),
                count(items, State.HELD),
                count(items, State.WAITING),
                count(items, State.PENDING),
                count(items, State.OBSERVED),
                count(items, State.SYNCED),
                count(items, State.UNMANAGED),
                Totals.of(deltas.stream().map(Delta::added).toList()),
                Totals.of(deltas.stream().map(Delta::removed).toList()));
    }

    /// `2 of 4 policies would change: opens 3 IPv4 CIDRs (12 addresses), closes nothing.`, and a
    /// sentence for each kind of policy that needs more than that.
    static List<String> sentences(Report report) {
        Report.Summary summary = report.summary();
        List<String> sentences = new ArrayList<>();
        sentences.add(changes(report));
        add(sentences, summary.failed(), "could not be written");
        add(
                sentences,
                summary.invalid(),
                "invalid and not touched; say what is meant, then plan again");
        add(sentences, summary.held(), "held: a part of the change waits for your decision");
        add(sentences, summary.waiting(), "waiting for a feed; what waits stays as it is");
        add(
                sentences,
                summary.pending(),
                "in step but for ranges that their owners withdrew and that stay open for a while");
        add(sentences, summary.observed(), "only observed: differences are reported, not written");
        add(sentences, summary.unmanaged(), "labelled without saying what belongs in it");
        return sentences;
    }

    private static String changes(Report report) {
        Report.Summary summary = report.summary();
        if (summary.policies() == 0) {
            return "There is no policy with the label rangekeeper.io/managed: \"true\".";
        }
        if (summary.changing() == 0) {
            return report.applied() ? "Nothing was changed." : "Nothing to change.";
        }
        return Amount.count(summary.changing(), summary.policies(), "policy")
                + (report.applied() ? " changed: opened " : " would change: opens ")
                + Amount.addresses(summary.opened())
                + (report.applied() ? ", closed " : ", closes ")
                + Amount.addresses(summary.closed())
                + ".";
    }

    private static void add(List<String> sentences, int count, String what) {
        if (count > 0) {
            String verb = what.startsWith("could") ? " " : count == 1 ? " is " : " are ";
            sentences.add(Amount.count(count, "policy") + verb + what + ".");
        }
    }

    private static int count(List<ReportBuilder.Item> items, State state) {
        return (int) items.stream().filter(item -> item.plan().state() == state).count();
    }
}
