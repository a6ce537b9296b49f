package io.rangekeeper.reach;

import io.rangekeeper.policy.Port;
import java.util.Map;
import java.util.Optional;

/// A pod as the other end of a connection.
///
/// @param namespaceLabels those of its namespace; empty when they are not known
/// @param ports what its named ports mean
public record PodAddress(
        String namespace,
        Optional<Map<String, String>> namespaceLabels,
        Map<String, String> labels,
        Map<Port, Integer> ports) {
    /// Every namespace has it, with its own name as value, since Kubernetes 1.22.
    public static final String NAME_LABEL = "kubernetes.io/metadata.name";
}
