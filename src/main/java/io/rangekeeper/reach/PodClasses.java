package io.rangekeeper.reach;

import io.rangekeeper.policy.Port;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Sorts pods into classes: thousands of them differ in nothing that a policy looks at.
final class PodClasses {
    private static final int MOST_MEMBERS = 3;

    private final SortedMap<String, List<PolicyRules>> policies;
    private final Map<String, Set<String>> keys = new TreeMap<>();
    private final SortedMap<String, Map<Key, Members>> classes = new TreeMap<>();

    private record Key(SortedMap<String, String> labels, Map<Port, Integer> ports) {}

    private static final class Members {
        private final List<Workload> first = new ArrayList<>();
        private int count;

        void add(Workload workload) {
            count++;
            if (first.size() < MOST_MEMBERS) {
                first.add(workload);
            }
        }
    }

    PodClasses(SortedMap<String, List<PolicyRules>> policies) {
        this.policies = policies;
        policies.forEach((namespace, all) -> {
            Set<String> looked = new TreeSet<>();
            all.forEach(policy -> looked.addAll(policy.pods().keys()));
            keys.put(namespace, looked);
            classes.put(namespace, new LinkedHashMap<>());
        });
    }

    /// Pods of a namespace without policies may do everything and are of no interest.
    void add(Workload workload) {
        Set<String> looked = keys.get(workload.namespace());
        if (looked != null) {
            SortedMap<String, String> labels = new TreeMap<>(workload.labels());
            labels.keySet().retainAll(looked);
            classes.computeIfAbsent(workload.namespace(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(new Key(labels, workload.ports()), _ -> new Members())
                    .add(workload);
        }
    }

    SortedMap<String, List<PodClass>> byNamespace() {
        SortedMap<String, List<PodClass>> all = new TreeMap<>();
        classes.forEach((namespace, seen) -> {
            List<PodClass> here = new ArrayList<>();
            seen.forEach((key, members) ->
                    here.add(
                            new PodClass(
                                    namespace,
                                    key.labels(),
                                    key.ports(),
                                    members.first,
                                    members.count)));
            assume(namespace, here);
            all.put(namespace, here);
        });
        return all;
    }

    /// Of a policy that selects nothing that was seen, pods with no more labels than it asks for.
    private void assume(String namespace, List<PodClass> here) {
        List<PodClass> seen = List.copyOf(here);
        Set<SortedMap<String, String>> assumed = new HashSet<>();
        for (PolicyRules policy : policies.getOrDefault(namespace, List.of())) {
            SortedMap<String, String> labels = policy.pods().witness();
            boolean needed =
                    policy.pods().selects(labels)
                            && seen.stream()
                                    .noneMatch(pods -> policy.pods().selects(pods.labels()));
            if (needed && assumed.add(labels)) {
                here.add(new PodClass(namespace, labels, Map.of(), List.of(), 0));
            }
        }
    }
}
