package io.rangekeeper.explain;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.explain.Explanation.Allowance;
import io.rangekeeper.explain.Explanation.Denial;
import io.rangekeeper.explain.Explanation.NotRead;
import io.rangekeeper.explain.Explanation.Permission;
import io.rangekeeper.explain.Explanation.Pods;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.reach.Gap;
import io.rangekeeper.reach.Grant;
import io.rangekeeper.reach.Inventory;
import io.rangekeeper.reach.PodClass;
import io.rangekeeper.reach.Reach;
import io.rangekeeper.reach.Reachability;
import io.rangekeeper.select.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Answers a question about addresses from everything that was read.
public final class Explainer {
    private static final int SHOWN = 5;

    private final Inventory inventory;
    private final RuleBlocks blocks;
    private final Question question;
    private final Map<Verdict, List<PodClass>> verdicts = new LinkedHashMap<>();

    /// What is said of pods: of all of which it is true, at once.
    ///
    /// @param policies that isolate them
    private record Verdict(
            String namespace, Direction direction, List<Permission> rules, List<String> policies) {}

    private Explainer(Inventory inventory, RuleBlocks blocks, Question question) {
        this.inventory = inventory;
        this.blocks = blocks;
        this.question = question;
    }

    /// The answer to a question.
    ///
    /// @param blocks what the ipBlocks of rules hold, now and then
    /// @param at when the answer is true
    /// @param notRead besides what the inventory lacks
    public static Explanation answer(
            Question question,
            Inventory inventory,
            RuleBlocks blocks,
            Catalogue catalogue,
            Snapshots snapshots,
            Instant at,
            List<NotRead> notRead) {
        Explainer explainer = new Explainer(inventory, blocks, question);
        explainer.judge();
        List<NotRead> missing = new ArrayList<>(notRead);
        for (Gap gap : inventory.gaps()) {
            missing.add(new NotRead(gap.place(), gap.problem()));
        }
        return new Explanation(
                Explanation.VERSION,
                at.toString(),
                blocks.isPast(),
                question.asked(),
                question.kind().label(),
                question.addresses().stream().map(Object::toString).toList(),
                new Publications(catalogue, question.addresses()).in(snapshots),
                explainer.allowed(),
                explainer.denied(),
                explainer.open(),
                missing);
    }

    private void judge() {
        Reachability reachability = new Reachability(inventory, blocks);
        for (String namespace : reachability.namespaces()) {
            for (PodClass pods : reachability.pods(namespace)) {
                for (Direction direction : Direction.values()) {
                    judge(reachability.of(pods, direction));
                }
            }
        }
    }

    private void judge(Reach reach) {
        // Of pods that nobody has seen it says nothing that they may do everything.
        if (!reach.isIsolated() && reach.pods().isAssumed()) {
            return;
        }
        List<Permission> rules = new ArrayList<>();
        TreeSet<String> policies = new TreeSet<>();
        reach.by().forEach(policy -> policies.add(name(policy.policy())));
        for (Grant grant : reach.grants()) {
            if (grant.addresses().overlaps(question.addresses())) {
                rules.add(permission(grant));
            }
        }
        Verdict verdict =
                new Verdict(
                        reach.pods().namespace(), reach.direction(), rules, List.copyOf(policies));
        verdicts.computeIfAbsent(verdict, _ -> new ArrayList<>()).add(reach.pods());
    }

    private static Pods pods(Verdict verdict, List<PodClass> pods) {
        return new Pods(
                Names.list(pods.stream().map(PodClass::words).toList(), "and", SHOWN),
                verdict.namespace(),
                verdict.direction().label());
    }

    private List<Allowance> allowed() {
        List<Allowance> allowed = new ArrayList<>();
        verdicts.forEach((verdict, pods) -> {
            if (!verdict.rules().isEmpty()) {
                List<String> others = new ArrayList<>(verdict.policies());
                verdict.rules().forEach(rule -> others.remove(rule.policy()));
                allowed.add(new Allowance(pods(verdict, pods), verdict.rules(), others));
            }
        });
        return allowed;
    }

    private List<Denial> denied() {
        List<Denial> denied = new ArrayList<>();
        verdicts.forEach((verdict, pods) -> {
            if (verdict.rules().isEmpty() && !verdict.policies().isEmpty()) {
                denied.add(new Denial(pods(verdict, pods), verdict.policies()));
            }
        });
        return denied;
    }

    private List<Pods> open() {
        List<Pods> open = new ArrayList<>();
        verdicts.forEach((verdict, pods) -> {
            if (verdict.policies().isEmpty()) {
                open.add(pods(verdict, pods));
            }
        });
        return open;
    }

    private Permission permission(Grant grant) {
        CidrSet asked = question.addresses();
        Publications.Listed listed = Publications.Listed.of(grant.addresses(), asked);
        return new Permission(
                name(grant.policy()),
                inventory.places().of(grant.policy().place(), grant.path()),
                grant.path(),
                grant.ports().words(),
                grant.everyone() ? List.of("everything") : listed.first(),
                grant.everyone() ? 0 : listed.more(),
                grant.addresses().containsAll(asked),
                blocks.expression(grant.policy(), grant.rule()),
                grant.everyone() ? "now" : blocks.when(grant.policy(), grant.rule(), asked));
    }

    private static String name(NetworkPolicy policy) {
        return policy.qualifiedName();
    }
}
