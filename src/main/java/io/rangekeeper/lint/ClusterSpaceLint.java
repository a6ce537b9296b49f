package io.rangekeeper.lint;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.reach.Grant;

/// ipBlocks that are meant for others, and hold pods or services of the cluster itself.
final class ClusterSpaceLint implements Lint {
    @Override
    public void inspect(Scene scene, Findings findings) {
        ClusterFacts cluster = scene.known().cluster();
        scene.grants()
                .filter(grant -> !grant.everyone())
                .forEach(grant -> {
                    inspect(findings, grant, cluster.pods(), "pods");
                    inspect(findings, grant, cluster.services(), "services");
                });
    }

    private static void inspect(Findings findings, Grant grant, CidrSet own, String what) {
        CidrSet both = grant.addresses().intersection(own);
        // That 0.0.0.0/0 holds them too is not what is wrong with it.
        if (both.isEmpty() || BreadthLint.isWorld(grant.addresses())) {
            return;
        }
        findings.add(
                LintId.RK204,
                Severity.WARNING,
                grant,
                "The ipBlocks hold %s, which belong to the cluster's own %s. An ipBlock is for what is outside: whether it means pods and services differs from one network plugin to the next."
                        .formatted(Words.blocks(both), what),
                what.equals("pods")
                        ? "- namespaceSelector: {}\n  podSelector: {}   # the pods that you mean"
                        : "- namespaceSelector: {}\n  podSelector: {}   # the pods behind the service");
    }
}
