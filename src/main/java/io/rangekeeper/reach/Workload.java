package io.rangekeeper.reach;

import io.rangekeeper.policy.Port;
import java.util.Map;

/// A pod, or something that makes pods of one kind.
///
/// @param place where it stands, for people
/// @param labels of its pods
/// @param ports what the names of its ports mean
public record Workload(
        String place,
        String namespace,
        String kind,
        String name,
        Map<String, String> labels,
        Map<Port, Integer> ports) {
    public Workload {
        labels = Map.copyOf(labels);
        ports = Map.copyOf(ports);
    }

    /// `Deployment payments/shop`.
    public String words() {
        return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
