package io.rangekeeper.report;

import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.Approver;
import io.rangekeeper.policy.MalformedPolicyException;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.Problem;
import io.rangekeeper.reach.LabelSelector;
import java.util.List;
import java.util.function.Function;

/// Plans of policies as entries of a report.
final class PolicyEntries {
    private PolicyEntries() {}

    static Report.Policy of(
            PolicyPlan plan,
            Report.Result result,
            Function<PolicyPlan.Planned, RuleEntries> rules) {
        NetworkPolicy policy = plan.policy();
        return new Report.Policy(
                policy.namespace(),
                policy.name(),
                policy.place(),
                Labels.of(plan.state()),
                mode(plan),
                plan.change().isPresent(),
                result,
                pods(policy),
                policy.annotations().getOrDefault(Annotations.EXCEPT, ""),
                policy.approver().map(PolicyEntries::words).orElse(""),
                problems(plan),
                rules(plan, rules));
    }

    /// In words; as it stands where it is none that an API server takes.
    private static String pods(NetworkPolicy policy) {
        try {
            return LabelSelector.read(policy.podSelector(), "spec.podSelector").words();
        } catch (MalformedPolicyException e) {
            return "pods with " + policy.podSelector();
        }
    }

    private static String words(Approver approver) {
        return approver.manager() + approver.time().map(time -> " at " + time).orElse("");
    }

    static String mode(PolicyPlan plan) {
        return switch (plan) {
            case PolicyPlan.Planned planned -> planned.mode().label();
            case PolicyPlan.Invalid invalid -> "";
            case PolicyPlan.Unmanaged unmanaged -> "";
        };
    }

    static List<Report.Remark> problems(PolicyPlan plan) {
        return switch (plan) {
            case PolicyPlan.Invalid(NetworkPolicy policy, List<Problem> problems) ->
                    problems.stream()
                            .map(problem -> new Report.Remark(problem.where(), problem.message()))
                            .toList();
            case PolicyPlan.Planned planned -> List.of();
            case PolicyPlan.Unmanaged unmanaged -> List.of();
        };
    }

    private static List<Report.Rule> rules(
            PolicyPlan plan, Function<PolicyPlan.Planned, RuleEntries> rules) {
        return switch (plan) {
            case PolicyPlan.Planned planned -> rules.apply(planned).all();
            case PolicyPlan.Invalid invalid -> List.of();
            case PolicyPlan.Unmanaged unmanaged -> List.of();
        };
    }
}
