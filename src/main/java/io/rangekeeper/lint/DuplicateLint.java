package io.rangekeeper.lint;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.Placeholders;
import io.rangekeeper.reach.Grant;
import io.rangekeeper.reach.LabelSelector;
import io.rangekeeper.reach.PodPeer;
import io.rangekeeper.reach.PolicyRules;
import io.rangekeeper.reach.PortSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Two policies of which one would do.
final class DuplicateLint implements Lint {
    /// What a rule is, apart from where it stands.
    private record Meaning(
            String namespace,
            LabelSelector pods,
            Direction direction,
            PortSet ports,
            boolean everyone,
            CidrSet addresses,
            Set<PodPeer> peers) {}

    @Override
    public void inspect(Scene scene, Findings findings) {
        Map<Meaning, Grant> first = new HashMap<>();
        scene.policies()
                .forEach(policy -> {
                    for (Direction direction : Direction.values()) {
                        policy.grants(direction).stream()
                                .filter(DuplicateLint::isSomething)
                                .forEach(grant -> compare(findings, first, policy, grant));
                    }
                });
    }

    private static boolean isSomething(Grant grant) {
        return !grant.peers().isEmpty() || !Placeholders.without(grant.addresses()).isEmpty();
    }

    @SuppressWarnings("ReferenceEquality") // two rules of one object are not two policies
    private static void compare(
            Findings findings, Map<Meaning, Grant> first, PolicyRules policy, Grant grant) {
        Meaning meaning =
                new Meaning(
                        policy.policy().namespace(),
                        policy.pods(),
                        grant.rule().direction(),
                        grant.ports(),
                        grant.everyone(),
                        grant.addresses(),
                        Set.copyOf(grant.peers()));
        Grant other = first.putIfAbsent(meaning, grant);
        if (other != null && other.policy() != grant.policy()) {
            findings.add(
                    LintId.RK303,
                    Severity.NOTE,
                    grant,
                    "%s allows the same pods the same thing by its %s. Policies add up, so taking it out of one of them closes nothing."
                            .formatted(Findings.object(other.policy()), other.path()),
                    "");
        }
    }
}
