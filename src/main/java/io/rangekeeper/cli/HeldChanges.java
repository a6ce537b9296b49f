package io.rangekeeper.cli;

import io.rangekeeper.policy.Approvals;
import io.rangekeeper.policy.HeldId;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.report.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the plans of one policy hold; of several, where manifests share a name.
final class HeldChanges {
    private final NamedPolicy name;
    private final List<NetworkPolicy> policies = new ArrayList<>();
    private final List<HeldChange> changes = new ArrayList<>();

    /// Why something else may be held, or cannot be approved.
    private final List<String> remarks = new ArrayList<>();

    private HeldChanges(NamedPolicy name) {
        this.name = name;
    }

    /// @throws CommandException when the policy is Invalid, or says nothing of what belongs in it
    static HeldChanges of(NamedPolicy name, Planning planning) {
        HeldChanges held = new HeldChanges(name);
        Instant now = planning.environment().clock().instant();
        for (PolicyPlan plan : planning.plans()) {
            held.policies.add(plan.policy());
            Report report = planning.reports().planned(List.of(plan), List.of(), now);
            held.add(plan.policy(), report.policies().getFirst());
        }
        if (planning.plans().stream().noneMatch(PolicyPlan.Planned.class::isInstance)) {
            throw CommandException.failure(held.remarks);
        }
        return held;
    }

    /// The changes with an id that wait for an approval; none when they have it.
    ///
    /// @throws CommandException when there is no such change
    List<HeldChange> waiting(HeldId id) {
        List<HeldChange> known = changes.stream().filter(change -> change.id().equals(id)).toList();
        if (known.isEmpty() && policies.stream().noneMatch(at -> Approvals.of(at).contains(id))) {
            throw CommandException.failure(unknown(id));
        }
        return known.stream().filter(change -> !change.isApproved()).toList();
    }

    private void add(NetworkPolicy policy, Report.Policy shown) {
        switch (shown.state()) {
            case "invalid" ->
                    shown.problems()
                            .forEach(problem ->
                                    remark(
                                            shown,
                                            "is Invalid, so nothing of it is touched: "
                                                    + problem.where()
                                                    + ": "
                                                    + problem.message()));
            case "unmanaged" ->
                    remark(
                            shown,
                            "has no annotation that says what belongs in it: nothing is held");
            default -> shown.rules().forEach(rule -> add(policy, shown, rule));
        }
    }

    private void add(NetworkPolicy policy, Report.Policy shown, Report.Rule rule) {
        if (!rule.missing().isEmpty()) {
            String documents = String.join(", ", rule.missing());
            remark(
                    shown,
                    rule.rule() + " waits for " + documents + ": what it would hold is not known");
        }
        for (Report.Hold hold : rule.outcome().held()) {
            HeldId.parse(hold.id())
                    .ifPresentOrElse(
                            id -> changes.add(new HeldChange(policy, id, shown, rule, hold)),
                            () ->
                                    remark(
                                            shown,
                                            rule.rule()
                                                    + " holds what no approval lets through: "
                                                    + hold.message()));
        }
    }

    private void remark(Report.Policy shown, String remark) {
        String place = shown.place().endsWith(" " + name.text()) ? "" : " (" + shown.place() + ")";
        remarks.add(name.text() + place + " " + remark);
    }

    private List<String> unknown(HeldId id) {
        List<String> lines = new ArrayList<>();
        lines.add(
                name.text()
                        + " holds no change "
                        + id
                        + "; an id goes stale when the change becomes another one, and once it was"
                        + " approved and written");
        if (changes.isEmpty()) {
            lines.add("nothing that can be approved is held now");
        }
        changes.forEach(change -> lines.add("held now: " + change.summary()));
        lines.addAll(remarks);
        return lines;
    }
}
