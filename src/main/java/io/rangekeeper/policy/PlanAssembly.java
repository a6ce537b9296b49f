package io.rangekeeper.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Puts the decisions about single rules together to the plan of one policy.
final class PlanAssembly {
    private final NetworkPolicy policy;
    private final Intent intent;
    private final Applied applied;
    private final Instant now;

    PlanAssembly(NetworkPolicy policy, Intent intent, Applied applied, Instant now) {
        this.policy = policy;
        this.intent = intent;
        this.applied = applied;
        this.now = now;
    }

    /// @param unsorted the plan of every managed rule
    /// @param decisions what the plans of those that do not wait were made from
    PolicyPlan assemble(List<RulePlan> unsorted, List<Decision> decisions) {
        List<RulePlan> plans =
                unsorted.stream().sorted(Comparator.comparing(RulePlan::managed)).toList();
        Optional<PolicyChange> change = change(plans, decisions);
        if (change.isPresent() && change.get().applied().length() > Applied.MAX_LENGTH) {
            return new PolicyPlan.Invalid(policy, List.of(tooManyRules()));
        }
        return new PolicyPlan.Planned(
                policy,
                intent.mode(),
                state(plans),
                plans,
                Room.of(decisions, plans, intent.maxCidrs()),
                change.filter(any -> intent.mode() == Mode.ENFORCE));
    }

    private Optional<PolicyChange> change(List<RulePlan> plans, List<Decision> decisions) {
        List<PolicyChange.RuleBlocks> rules = new ArrayList<>();
        for (RulePlan plan : plans) {
            if (plan.isDue()) {
                rules.add(new PolicyChange.RuleBlocks(plan.managed().rule(), plan.blocks()));
            }
        }
        return rules.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new PolicyChange(policy, rules, record(plans, decisions).toJson(policy)));
    }

    /// What `applied` says after this plan: rules that are not written keep their entries.
    private Applied record(List<RulePlan> plans, List<Decision> decisions) {
        Set<String> managed =
                intent.rules().stream().map(ManagedRule::key).collect(Collectors.toSet());
        TreeMap<String, Applied.Entry> rules = new TreeMap<>(applied.rules());
        rules.keySet().retainAll(managed);
        for (RulePlan plan : plans) {
            if (plan instanceof RulePlan.Waiting waiting && waiting.isDue()) {
                rules.computeIfPresent(
                        waiting.managed().key(),
                        (key, entry) -> entry.closing(waiting, intent.exceptHash(), now));
            }
        }
        for (Decision decision : decisions) {
            if (decision.isDue()) {
                String key = decision.situation().managed().key();
                new NewEntry(decision, now)
                        .entry()
                        .ifPresentOrElse(entry -> rules.put(key, entry), () -> rules.remove(key));
            }
        }
        return new Applied(rules);
    }

    private State state(List<RulePlan> plans) {
        State worst = State.SYNCED;
        for (RulePlan plan : plans) {
            State state = state(plan);
            worst = state.compareTo(worst) < 0 ? state : worst;
        }
        return worst;
    }

    private State state(RulePlan plan) {
        return switch (plan) {
            case RulePlan.Waiting waiting -> State.WAITING;
            case RulePlan.Decided decided when !decided.held().isEmpty() -> State.HELD;
            case RulePlan.Decided decided when !decided.pending().isEmpty() -> State.PENDING;
            case RulePlan.Decided decided ->
                    intent.mode() == Mode.OBSERVE && decided.changesAddresses()
                            ? State.OBSERVED
                            : State.SYNCED;
        };
    }

    private Problem tooManyRules() {
        return new Problem(
                Annotations.APPLIED,
                "the note of what was applied would be longer than "
                        + Applied.MAX_LENGTH
                        + " characters: "
                        + intent.rules().size()
                        + " managed rules are too many for one policy; put some of them into policies of their own");
    }
}
