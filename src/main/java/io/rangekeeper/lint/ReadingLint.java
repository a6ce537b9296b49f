package io.rangekeeper.lint;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.Problem;
import io.rangekeeper.reach.Gap;

/// What cannot be judged at all.
final class ReadingLint implements Lint {
    @Override
    public void inspect(Scene scene, Findings findings) {
        scene.inventory().gaps().stream().filter(Gap::policy).forEach(findings::of);
        scene.limits().forEach(findings::of);
        for (NetworkPolicy policy : scene.inventory().policies()) {
            if (scene.plan(policy).orElse(null) instanceof PolicyPlan.Invalid invalid) {
                invalid.problems().forEach(problem -> report(findings, policy, problem));
            }
        }
    }

    private static void report(Findings findings, NetworkPolicy policy, Problem problem) {
        findings.add(
                LintId.RK002,
                Severity.ERROR,
                policy,
                problem.where().contains("/")
                        ? "metadata.annotations." + problem.where()
                        : problem.where(),
                problem.where()
                        + ": "
                        + problem.message()
                        + ". Nothing of the policy is kept up to date until this is mended.",
                "");
    }
}
