package io.rangekeeper.reach;

import io.rangekeeper.policy.NetworkPolicy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that is there, as far as it could be read: every NetworkPolicy, labelled or not, and what
/// they are about.
///
/// @param policies all of them that can be read
/// @param namespaces by their names
/// @param workloads without those on the network of their node, which policies do not bind
/// @param gaps what could not be read
/// @param places where fields stand
public record Inventory(
        List<NetworkPolicy> policies,
        SortedMap<String, NamespaceFacts> namespaces,
        List<Workload> workloads,
        List<Gap> gaps,
        Places places) {
    public Inventory {
        policies = List.copyOf(policies);
        namespaces = Collections.unmodifiableSortedMap(new TreeMap<>(namespaces));
        workloads = List.copyOf(workloads);
        gaps = List.copyOf(gaps);
    }

    /// The labels of a namespace, with the one that all have; empty when they are not known.
    public Optional<Map<String, String>> labels(String namespace) {
        return Optional.ofNullable(namespaces.get(namespace))
                .map(facts -> {
                    Map<String, String> labels = new HashMap<>(facts.labels());
                    labels.put(PodAddress.NAME_LABEL, namespace);
                    return labels;
                });
    }
}
