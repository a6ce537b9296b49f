package io.rangekeeper.controller;

import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.ObservedMetadata;
import java.util.Optional;
import java.util.stream.Stream;

/// Who keeps a policy as it stands in a repository, and would set back what Rangekeeper writes:
/// Argo CD or Flux, by the field managers of its `spec` and by what these tools note in its
/// metadata.
final class GitOpsOwner {
    private static final String ARGO_CD = "Argo CD";
    private static final String FLUX = "Flux";

    private GitOpsOwner() {}

    /// The name of the tool, where nothing was written yet; empty where there is none, or it has
    /// seen us write.
    static Optional<String> beforeFirstWrite(NetworkPolicy policy) {
        return policy.annotations().containsKey(Annotations.APPLIED)
                ? Optional.empty()
                : Stream.concat(
                                policy.managers().stream().flatMap(GitOpsOwner::byManager),
                                Stream.concat(
                                                policy.annotations().keySet().stream(),
                                                policy.labels().keySet().stream())
                                        .flatMap(GitOpsOwner::byKey))
                        .sorted()
                        .findFirst();
    }

    private static Stream<String> byManager(String manager) {
        return switch (manager) {
            case "argocd-controller", "argocd-application-controller" -> Stream.of(ARGO_CD);
            case "kustomize-controller", "helm-controller" -> Stream.of(FLUX);
            default -> Stream.empty();
        };
    }

    /// @param key of a label or an annotation
    private static Stream<String> byKey(String key) {
        return ObservedMetadata.GITOPS.contains(key)
                ? Stream.of(key.startsWith("argocd.") ? ARGO_CD : FLUX)
                : Stream.empty();
    }
}
