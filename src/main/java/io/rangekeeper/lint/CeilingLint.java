package io.rangekeeper.lint;

import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.reach.Grant;
import io.rangekeeper.reach.PolicyRules;
import io.rangekeeper.reach.Reach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// More than the cluster's network plugin is known to take, counted as it counts.
final class CeilingLint implements Lint {
    /// What is this near its ceiling is worth a word.
    private static final double NEAR = 0.8;

    @Override
    public void inspect(Scene scene, Findings findings) {
        Optional<Cni> cni = scene.known().cluster().cni();
        cni.ifPresent(plugin -> {
            switch (plugin) {
                case CILIUM -> perPod(scene, findings);
                case AWS_VPC -> perBlock(scene, findings);
                case CALICO -> perPolicy(scene, findings);
                case IPSET -> perRule(scene, findings);
            }
        });
    }

    /// Entries of one endpoint's policy map: both directions share it.
    private static void perPod(Scene scene, Findings findings) {
        Map<NetworkPolicy, Integer> worst = new LinkedHashMap<>();
        for (Reach egress : scene.reaches(Direction.EGRESS, false)) {
            Reach ingress = scene.reachability().of(egress.pods(), Direction.INGRESS);
            int entries = Entries.ofCilium(egress.grants()) + Entries.ofCilium(ingress.grants());
            largest(egress, ingress).ifPresent(policy -> worst.merge(policy, entries, Math::max));
        }
        worst.forEach((policy, entries) ->
                judge(
                        findings,
                        policy,
                        "",
                        entries,
                        Entries.CILIUM_MAP,
                        "entries in the policy map of a pod (CIDRs times ports)",
                        "Cilium then stops adding entries, and traffic that is allowed is dropped"));
    }

    private static Optional<NetworkPolicy> largest(Reach egress, Reach ingress) {
        List<Grant> all = new ArrayList<>(egress.grants());
        all.addAll(ingress.grants());
        return all.stream()
                .filter(grant -> !grant.addresses().isEmpty())
                .max(Comparator.comparingInt(grant -> Entries.ofCilium(List.of(grant))))
                .map(Grant::policy);
    }

    private static void perBlock(Scene scene, Findings findings) {
        for (Direction direction : Direction.values()) {
            Map<NetworkPolicy, Integer> worst = new LinkedHashMap<>();
            for (Reach reach : scene.reaches(direction, true)) {
                Entries.ofVpc(reach.grants())
                        .ifPresent(
                                most -> worst.merge(most.policy(), most.combinations(), Math::max));
            }
            worst.forEach((policy, most) ->
                    judge(
                            findings,
                            policy,
                            "spec." + direction.label(),
                            most,
                            Entries.VPC_COMBINATIONS,
                            "combinations of port and protocol for one CIDR of a pod",
                            "the AWS VPC CNI enforces no more for one CIDR, overlapping ones counted together"));
        }
    }

    private static void perPolicy(Scene scene, Findings findings) {
        for (PolicyRules rules : (Iterable<PolicyRules>) scene.policies()::iterator) {
            int blocks =
                    rules.egress().stream().mapToInt(Entries::blocks).sum()
                            + rules.ingress().stream().mapToInt(Entries::blocks).sum();
            judge(
                    findings,
                    rules.policy(),
                    "",
                    blocks,
                    Entries.ETCD_BLOCKS,
                    "CIDRs in one policy",
                    "the policy may be larger than etcd takes, and Calico makes a rule of each CIDR");
        }
    }

    private static void perRule(Scene scene, Findings findings) {
        scene.grants()
                .forEach(grant ->
                        judge(
                                findings,
                                grant.policy(),
                                grant.path(),
                                Entries.blocks(grant),
                                Entries.IPSET,
                                "entries in the ipset of one rule",
                                "an ipset of the usual size takes no more, and the rest is not in force"));
    }

    private static void judge(
            Findings findings,
            NetworkPolicy policy,
            String path,
            int count,
            int ceiling,
            String what,
            String then) {
        if (count < NEAR * ceiling) {
            return;
        }
        findings.add(
                LintId.RK302,
                count > ceiling ? Severity.ERROR : Severity.WARNING,
                policy,
                path,
                "%,d of at most %,d %s. Above that, %s.".formatted(count, ceiling, what, then),
                "");
    }
}
