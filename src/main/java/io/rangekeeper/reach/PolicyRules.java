package io.rangekeeper.reach;

import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.MalformedPolicyException;
import io.rangekeeper.policy.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;

/// A policy, read to the end: whom it selects and what it allows them.
public record PolicyRules(
        NetworkPolicy policy, LabelSelector pods, List<Grant> egress, List<Grant> ingress) {
    public PolicyRules {
        egress = List.copyOf(egress);
        ingress = List.copyOf(ingress);
    }

    /// Reads a policy to the end.
    ///
    /// @throws MalformedPolicyException when an API server would refuse the policy
    public static PolicyRules of(NetworkPolicy policy, Blocks blocks) {
        return new PolicyRules(
                policy,
                LabelSelector.read(policy.podSelector(), "spec.podSelector"),
                grants(policy, Direction.EGRESS, blocks),
                grants(policy, Direction.INGRESS, blocks));
    }

    private static List<Grant> grants(NetworkPolicy policy, Direction direction, Blocks blocks) {
        List<Grant> grants = new ArrayList<>();
        policy.rules(direction).forEach(rule -> grants.add(Grant.of(policy, rule, blocks)));
        return grants;
    }

    /// Whether the pods that it selects are isolated in a direction.
    public boolean isolates(Direction direction) {
        return policy.policyTypes().contains(direction);
    }

    /// What it allows in a direction; nothing where that is not in effect.
    public List<Grant> grants(Direction direction) {
        if (!isolates(direction)) {
            return List.of();
        }
        return switch (direction) {
            case EGRESS -> egress;
            case INGRESS -> ingress;
        };
    }
}
