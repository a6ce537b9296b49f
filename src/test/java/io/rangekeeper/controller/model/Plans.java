package io.rangekeeper.controller.model;

import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.HeldId;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.RulePlan;
import java.util.ArrayList;
import java.util.List;

/// What plans of the product say.
final class Plans {
    private Plans() {}

    /// The plan of the only managed rule.
    static RulePlan rule(PolicyPlan plan) {
        return ((PolicyPlan.Planned) plan).rules().getFirst();
    }

    static Verdict.Kind kind(PolicyPlan plan) {
        return switch (plan) {
            case PolicyPlan.Invalid _ -> Verdict.Kind.INVALID;
            case PolicyPlan.Unmanaged _ -> Verdict.Kind.UNMANAGED;
            case PolicyPlan.Planned planned ->
                    planned.rules().getFirst() instanceof RulePlan.Waiting
                            ? Verdict.Kind.WAITING
                            : Verdict.Kind.DECIDED;
        };
    }

    static List<Held> held(PolicyPlan plan) {
        List<Held> held = new ArrayList<>();
        if (plan instanceof PolicyPlan.Planned planned) {
            for (RulePlan rule : planned.rules()) {
                if (rule instanceof RulePlan.Decided decided) {
                    held.addAll(decided.held());
                }
            }
        }
        return held;
    }

    static List<String> ids(List<Held> held) {
        return held.stream().flatMap(change -> change.id().stream()).map(HeldId::text).toList();
    }
}
