package io.rangekeeper.lint;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.Exceptions;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Peer;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.RulePlan;
import io.rangekeeper.reach.Blocks;
import io.rangekeeper.reach.Grant;
import io.rangekeeper.reach.Reach;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Exceptions that except nothing: nothing is there to be excepted, or another rule opens it.
final class ExceptLint implements Lint {
    /// Which rule by which: told once, however many pods it concerns.
    private record Pair(String one, String path, String other, String otherPath) {}

    @Override
    public void inspect(Scene scene, Findings findings) {
        scene.inventory().policies().forEach(policy -> annotation(scene, findings, policy));
        scene.grants().forEach(grant -> written(scene, findings, grant));
        Set<Pair> told = new HashSet<>();
        for (Direction direction : Direction.values()) {
            scene.reaches(direction, true).forEach(reach -> reopened(scene, findings, reach, told));
        }
    }

    /// What `rangekeeper.io/except` names and no managed rule selects.
    private static void annotation(Scene scene, Findings findings, NetworkPolicy policy) {
        if (!(scene.plan(policy).orElse(null) instanceof PolicyPlan.Planned planned)
                || !planned.rules().stream().allMatch(RulePlan.Decided.class::isInstance)) {
            return;
        }
        List<String> missed = new ArrayList<>();
        for (Cidr cidr : Exceptions.of(policy)) {
            if (planned.rules().stream()
                    .noneMatch(rule -> selected(rule).overlaps(CidrSet.of(cidr)))) {
                missed.add(cidr.toString());
            }
        }
        if (!missed.isEmpty()) {
            nothing(
                    findings,
                    policy,
                    "metadata.annotations." + Annotations.EXCEPT,
                    Words.list(missed),
                    "the expressions select");
        }
    }

    /// What the ipBlock does not hold.
    private static void written(Scene scene, Findings findings, Grant grant) {
        if (scene.plan(grant).isPresent()) {
            return;
        }
        for (int i = 0; i < grant.rule().peers().size(); i++) {
            if (grant.rule().peers().get(i) instanceof Peer.Block block) {
                String path = Blocks.path(grant.rule(), i);
                CidrSet outside =
                        Blocks.except(block, path)
                                .difference(CidrSet.of(Blocks.cidr(block.cidr(), path)));
                if (!outside.isEmpty()) {
                    nothing(
                            findings,
                            grant.policy(),
                            path + ".except",
                            Words.blocks(outside),
                            "the block holds");
                }
            }
        }
    }

    private static void nothing(
            Findings findings, NetworkPolicy policy, String path, String cidrs, String of) {
        findings.add(
                LintId.RK305,
                Severity.WARNING,
                policy,
                path,
                "%s is excepted, but is nothing that %s. Either it is spelt wrong, or what it kept out is gone."
                        .formatted(cidrs, of),
                "");
    }

    private static void reopened(Scene scene, Findings findings, Reach reach, Set<Pair> told) {
        for (Grant grant : reach.grants()) {
            CidrSet excepted = excepted(scene, grant);
            if (excepted.isEmpty()) {
                continue;
            }
            for (Grant other : reach.grants()) {
                CidrSet open = excepted.intersection(other.addresses());
                if (!open.isEmpty()
                        && other.ports().overlaps(grant.ports())
                        && told.add(pair(grant, other))) {
                    report(findings, reach, grant, other, open);
                }
            }
        }
    }

    /// What a rule would allow if nothing were excepted.
    private static CidrSet excepted(Scene scene, Grant grant) {
        if (scene.plan(grant).isPresent()) {
            return Exceptions.of(grant.policy()).intersection(selected(scene.plan(grant).get()));
        }
        CidrSet all = CidrSet.EMPTY;
        for (Peer peer : grant.rule().peers()) {
            if (peer instanceof Peer.Block block && !block.except().isEmpty()) {
                CidrSet whole = CidrSet.of(Blocks.cidr(block.cidr(), ""));
                all = all.union(Blocks.except(block, "").intersection(whole));
            }
        }
        return all;
    }

    private static CidrSet selected(RulePlan rule) {
        return rule instanceof RulePlan.Decided decided
                ? decided.resolution().selected()
                : CidrSet.EMPTY;
    }

    private static Pair pair(Grant one, Grant other) {
        return new Pair(one.policy().place(), one.path(), other.policy().place(), other.path());
    }

    private static void report(
            Findings findings, Reach reach, Grant grant, Grant other, CidrSet open) {
        findings.add(
                LintId.RK306,
                Severity.ERROR,
                grant,
                "%s is excepted here, but %s allows it on %s by its %s, to %s among others. Policies add up: what one excepts, any other opens."
                        .formatted(
                                Words.blocks(open),
                                Findings.object(other.policy()),
                                other.ports().words(),
                                other.path(),
                                reach.pods().words()),
                "");
    }
}
