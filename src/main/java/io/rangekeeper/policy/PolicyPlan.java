package io.rangekeeper.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What is to become of one policy: a pure function of the policy, the snapshots, the settings and
/// the time.
public sealed interface PolicyPlan {
    NetworkPolicy policy();

    State state();

    /// What to write; empty when nothing is.
    Optional<PolicyChange> change();

    /// When the plan would be another one although no document says anything else, if they are read
    /// again then; empty when it would not.
    default Optional<Instant> wake() {
        return Optional.empty();
    }

    /// The policy's author made mistakes; all of them are listed.
    record Invalid(NetworkPolicy policy, List<Problem> problems) implements PolicyPlan {
        public Invalid {
            problems = List.copyOf(problems);
        }

        @Override
        public State state() {
            return State.INVALID;
        }

        @Override
        public Optional<PolicyChange> change() {
            return Optional.empty();
        }
    }

    /// No annotation names ranges: the policy is left exactly as it is.
    record Unmanaged(NetworkPolicy policy) implements PolicyPlan {
        @Override
        public State state() {
            return State.UNMANAGED;
        }

        @Override
        public Optional<PolicyChange> change() {
            return Optional.empty();
        }
    }

    /// A plan for every managed rule.
    ///
    /// @param rules every managed rule, in the order of the object
    /// @param room how much of its budget it takes
    /// @param change what to write; empty when nothing is due or the mode is observe
    record Planned(
            NetworkPolicy policy,
            Mode mode,
            State state,
            List<RulePlan> rules,
            Room room,
            Optional<PolicyChange> change)
            implements PolicyPlan {
        public Planned {
            rules = List.copyOf(rules);
        }

        /// What is planned for a rule of the policy; empty where it is not managed.
        public Optional<RulePlan> of(Rule rule) {
            return rules.stream()
                    .filter(each -> {
                        Rule managed = each.managed().rule();
                        return managed.direction() == rule.direction()
                                && managed.index() == rule.index();
                    })
                    .findFirst();
        }

        /// What is to be written to a rule of the policy; empty where it is left as it is, since it
        /// is not managed or only observed.
        public Optional<RulePlan> written(Rule rule) {
            return mode == Mode.OBSERVE ? Optional.empty() : of(rule);
        }

        /// When the rule was last written by us, as the policy says; empty where it does not.
        public Optional<Instant> lastWrite(RulePlan rule) {
            return Applied.lastWrite(policy, rule.managed());
        }

        @Override
        public Optional<Instant> wake() {
            return rules.stream()
                    .filter(RulePlan.Decided.class::isInstance)
                    .flatMap(rule -> ((RulePlan.Decided) rule).wake().stream())
                    .min(Comparator.naturalOrder());
        }
    }
}
