package io.rangekeeper.reach;

import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.MalformedPolicyException;
import io.rangekeeper.policy.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the policies of an inventory allow to whom: exactly, by the rules of the API.
///
/// - Pods are isolated in a direction once a policy selects them for which that direction is in
///   effect; else everything is allowed.
/// - Isolated pods are allowed what any of these policies allows: they add up, and none takes away.
public final class Reachability {
    private final SortedMap<String, List<PolicyRules>> policies = new TreeMap<>();
    private final SortedMap<String, List<PodClass>> classes = new TreeMap<>();

    /// @param blocks what the ipBlocks of rules stand for
    public Reachability(Inventory inventory, Blocks blocks) {
        for (NetworkPolicy policy : inventory.policies()) {
            policies.computeIfAbsent(policy.namespace(), _ -> new ArrayList<>())
                    .add(rules(policy, blocks));
        }
        PodClasses all = new PodClasses(policies);
        inventory.workloads().forEach(all::add);
        classes.putAll(all.byNamespace());
    }

    private static PolicyRules rules(NetworkPolicy policy, Blocks blocks) {
        try {
            return PolicyRules.of(policy, blocks);
        } catch (MalformedPolicyException e) {
            throw new IllegalStateException("an inventory holds what can be read only", e);
        }
    }

    /// Those that have policies, in the order of their names.
    public List<String> namespaces() {
        return List.copyOf(policies.keySet());
    }

    /// The policies of a namespace, in the order of their names.
    public List<PolicyRules> policies(String namespace) {
        return policies.getOrDefault(namespace, List.of());
    }

    /// The pods of a namespace with policies: those that were seen; and of a policy that selects
    /// none of them, the pods that it would select.
    public List<PodClass> pods(String namespace) {
        return classes.getOrDefault(namespace, List.of());
    }

    public Reach of(PodClass pods, Direction direction) {
        List<PolicyRules> by = new ArrayList<>();
        List<Grant> grants = new ArrayList<>();
        for (PolicyRules policy : policies(pods.namespace())) {
            if (policy.isolates(direction) && policy.pods().selects(pods.labels())) {
                by.add(policy);
                policy.grants(direction).stream()
                        .map(grant -> resolved(grant, pods, direction))
                        .forEach(grants::add);
            }
        }
        return new Reach(pods, direction, by, grants);
    }

    /// A name of a port means what the pod says that is called.
    private static Grant resolved(Grant grant, PodClass pods, Direction direction) {
        return direction == Direction.INGRESS && !grant.ports().named().isEmpty()
                ? grant.resolved(pods.ports())
                : grant;
    }
}
