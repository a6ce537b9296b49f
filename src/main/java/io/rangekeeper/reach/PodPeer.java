package io.rangekeeper.reach;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.policy.MalformedPolicyException;
import java.util.Map;
import java.util.Optional;

/// A peer of a rule that names pods.
///
/// @param namespaces which; empty for that of the policy
public record PodPeer(Optional<LabelSelector> namespaces, LabelSelector pods) {
    /// Whether a peer means a pod.
    public enum Match {
        YES,
        NO,
        /// It depends on labels of a namespace that are not known.
        UNKNOWN
    }

    static PodPeer read(JsonNode peer, String path) {
        JsonNode namespaces = peer.path("namespaceSelector");
        JsonNode pods = peer.path("podSelector");
        if (LabelSelector.isAbsent(namespaces) && LabelSelector.isAbsent(pods)) {
            throw new MalformedPolicyException(
                    path, "a peer needs an ipBlock, a podSelector or a namespaceSelector");
        }
        return new PodPeer(
                LabelSelector.isAbsent(namespaces)
                        ? Optional.empty()
                        : Optional.of(LabelSelector.read(namespaces, path + ".namespaceSelector")),
                LabelSelector.isAbsent(pods)
                        ? LabelSelector.EVERYTHING
                        : LabelSelector.read(pods, path + ".podSelector"));
    }

    /// Whether it means a pod.
    ///
    /// @param own the namespace of the policy
    Match means(String own, PodAddress pod) {
        if (!pods.selects(pod.labels())) {
            return Match.NO;
        }
        if (namespaces.isEmpty()) {
            return own.equals(pod.namespace()) ? Match.YES : Match.NO;
        }
        LabelSelector wanted = namespaces.get();
        if (pod.namespaceLabels().isPresent() || wanted.isEverything()) {
            Map<String, String> labels = pod.namespaceLabels().orElse(Map.of());
            return wanted.selects(labels) ? Match.YES : Match.NO;
        }
        return contradictsName(wanted, pod.namespace()) ? Match.NO : Match.UNKNOWN;
    }

    /// This label every namespace has, whoever made it.
    private static boolean contradictsName(LabelSelector wanted, String namespace) {
        return wanted.conditions().stream()
                .filter(condition -> condition.key().equals(PodAddress.NAME_LABEL))
                .anyMatch(condition -> !condition.holds(Map.of(PodAddress.NAME_LABEL, namespace)));
    }

    /// For people.
    public String words() {
        return pods.words()
                + namespaces
                        .map(selector ->
                                selector.isEverything()
                                        ? " in every namespace"
                                        : " in namespaces "
                                                + selector.words().replaceFirst("^pods ", ""))
                        .orElse(" of the same namespace");
    }
}
