package io.rangekeeper.policy;

import java.util.Map;

/// What is known of the controller's own pods: it never cuts off its own way out.
///
/// @param namespace where they run; empty when it is not known
/// @param podLabels all of their labels that a selector may ask for; empty when they are not known
public record Self(String namespace, Map<String, String> podLabels) {
    /// Nothing is known, so that no policy counts as its own.
    public static final Self UNKNOWN = new Self("", Map.of());

    public Self {
        podLabels = Map.copyOf(podLabels);
    }

    /// Whether a policy selects the controller's pods. What is not known of them, and what is not
    /// understood of the policy, speaks for it: that costs a delay, the opposite an outage.
    public boolean isOwn(NetworkPolicy policy) {
        return !equals(UNKNOWN)
                && mayBeIn(policy.namespace())
                && (podLabels.isEmpty()
                        || new PodSelector(policy.podSelector()).maySelect(podLabels));
    }

    /// A manifest without a namespace may be applied to any.
    private boolean mayBeIn(String other) {
        return namespace.isEmpty() || other.isEmpty() || namespace.equals(other);
    }
}
