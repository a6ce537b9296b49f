package io.rangekeeper.reach;

import io.rangekeeper.policy.Port;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Pods that no policy tells apart: of one namespace, alike in all labels that a selector there
/// looks at, and in what the names of their ports mean.
///
/// @param labels those that a selector looks at
/// @param members the first of them; none where pods are assumed
/// @param count how many there are
public record PodClass(
        String namespace,
        SortedMap<String, String> labels,
        Map<Port, Integer> ports,
        List<Workload> members,
        int count) {
    public PodClass {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        ports = Map.copyOf(ports);
        members = List.copyOf(members);
    }

    /// Whether nobody has seen such a pod: a policy selects it, and that is all that is known.
    public boolean isAssumed() {
        return members.isEmpty();
    }

    /// For people: `Deployment payments/shop and 2 more`, or `pods of payments with app=web`.
    public String words() {
        if (isAssumed()) {
            String where = namespace.isEmpty() ? "" : " of " + namespace;
            return labels.isEmpty()
                    ? "pods" + where
                    : "pods" + where + " with " + String.join(", ", labelWords());
        }
        int more = count - 1;
        return members.getFirst().words() + (more > 0 ? " and " + more + " more" : "");
    }

    private List<String> labelWords() {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
    }
}
