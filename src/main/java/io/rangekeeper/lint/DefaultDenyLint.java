package io.rangekeeper.lint;

import io.rangekeeper.policy.Direction;
import io.rangekeeper.reach.Grant;
import io.rangekeeper.reach.PodClass;
import io.rangekeeper.reach.PolicyRules;
import java.util.List;

/// An allow-list takes nothing away from pods that it does not select.
final class DefaultDenyLint implements Lint {
    @Override
    public void inspect(Scene scene, Findings findings) {
        for (String namespace : scene.reachability().namespaces()) {
            List<PolicyRules> egress =
                    scene.reachability().policies(namespace).stream()
                            .filter(policy -> policy.isolates(Direction.EGRESS))
                            .toList();
            if (!egress.isEmpty() && egress.stream().noneMatch(DefaultDenyLint::denies)) {
                report(scene, findings, namespace, egress);
            }
        }
    }

    /// Whether a policy isolates every pod, also those that are yet to come.
    private static boolean denies(PolicyRules policy) {
        return policy.pods().isEverything()
                && policy.egress().stream().noneMatch(DefaultDenyLint::opensAll);
    }

    private static boolean opensAll(Grant grant) {
        return grant.everyone() && grant.ports().isAll();
    }

    private static void report(
            Scene scene, Findings findings, String namespace, List<PolicyRules> egress) {
        List<String> open =
                scene.reaches(Direction.EGRESS, false).stream()
                        .filter(reach -> !reach.isIsolated())
                        .filter(reach -> reach.pods().namespace().equals(namespace))
                        .filter(reach -> !reach.pods().isAssumed())
                        .map(reach -> reach.pods().words())
                        .toList();
        findings.ofNamespace(
                LintId.RK101,
                open.isEmpty() && isEveryPodSeen(scene, namespace)
                        ? Severity.NOTE
                        : Severity.WARNING,
                egress.getFirst().policy(),
                "Namespace %s has %s, but none that denies the rest to every pod. %s"
                        .formatted(
                                Findings.name(namespace),
                                Words.count(egress.size(), "policy") + " for egress",
                                meaning(open)),
                fix(namespace));
    }

    private static boolean isEveryPodSeen(Scene scene, String namespace) {
        return scene.reachability().pods(namespace).stream().noneMatch(PodClass::isAssumed);
    }

    private static String meaning(List<String> open) {
        return open.isEmpty()
                ? "A pod that none of them selects reaches every address on every port."
                : Words.list(open) + " may reach every address on every port.";
    }

    static String fix(String namespace) {
        return """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny-egress%s
        spec:
          podSelector: {}
          policyTypes: [Egress]\
        """
                .formatted(namespace.isEmpty() ? "" : "\n  namespace: " + YamlText.of(namespace));
    }
}
