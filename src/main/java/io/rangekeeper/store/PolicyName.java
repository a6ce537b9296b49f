package io.rangekeeper.store;

import io.rangekeeper.policy.NetworkPolicy;

/// Which policy.
public record PolicyName(String namespace, String name) implements Comparable<PolicyName> {
    public static PolicyName of(NetworkPolicy policy) {
        return new PolicyName(policy.namespace(), policy.name());
    }

    @Override
    public int compareTo(PolicyName other) {
        int order = namespace.compareTo(other.namespace);
        return order == 0 ? name.compareTo(other.name) : order;
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
