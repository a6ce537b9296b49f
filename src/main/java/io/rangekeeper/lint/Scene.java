package io.rangekeeper.lint;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.policy.Direction;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.Rule;
import io.rangekeeper.policy.RulePlan;
import io.rangekeeper.reach.Blocks;
import io.rangekeeper.reach.Gap;
import io.rangekeeper.reach.Grant;
import io.rangekeeper.reach.Inventory;
import io.rangekeeper.reach.PodClass;
import io.rangekeeper.reach.PolicyRules;
import io.rangekeeper.reach.Reach;
import io.rangekeeper.reach.Reachability;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Everything that lints look at. Managed rules count with what they will allow once the plan is
/// carried out: a placeholder in a pull request is not what anybody wants judged.
public final class Scene {
    /// Rules for one class of pods; whoever makes more wants this to take for ever.
    private static final int MOST_GRANTS = 400;

    /// Classes of pods of one namespace: what one does must not keep others from being judged.
    private static final int MOST_CLASSES = 2_000;

    private final Inventory inventory;
    private final Known known;
    private final IdentityHashMap<NetworkPolicy, PolicyPlan> plans = new IdentityHashMap<>();
    private final Reachability reachability;
    private final Map<Direction, List<Reach>> reaches = new EnumMap<>(Direction.class);
    private final List<Gap> limits = new ArrayList<>();

    /// @param planner the plan of a labelled policy
    public Scene(Inventory inventory, Known known, Function<NetworkPolicy, PolicyPlan> planner) {
        this.inventory = inventory;
        this.known = known;
        inventory.policies().stream()
                .filter(NetworkPolicy::isManaged)
                .forEach(policy -> plans.put(policy, planner.apply(policy)));
        this.reachability = new Reachability(inventory, this::allowed);
        for (Direction direction : Direction.values()) {
            reaches.put(direction, reaches(direction));
        }
    }

    /// What is only observed is not written: there the plan is not what will be.
    private CidrSet allowed(NetworkPolicy policy, Rule rule) {
        Optional<RulePlan> written =
                plans.get(policy) instanceof PolicyPlan.Planned planned
                        ? planned.written(rule)
                        : Optional.empty();
        return written.map(RulePlan::effective)
                .orElseGet(() -> Blocks.LIVE.addresses(policy, rule));
    }

    private List<Reach> reaches(Direction direction) {
        List<Reach> all = new ArrayList<>();
        for (String namespace : reachability.namespaces()) {
            List<PodClass> classes = reachability.pods(namespace);
            List<Reach> here =
                    classes.stream()
                            .limit(MOST_CLASSES)
                            .map(pods -> reachability.of(pods, direction))
                            .toList();
            List<Reach> judged =
                    here.stream().filter(reach -> reach.grants().size() <= MOST_GRANTS).toList();
            if (judged.size() < classes.size()) {
                limits.add(limit(namespace));
            }
            all.addAll(judged);
        }
        return all;
    }

    /// A finding by itself: else a namespace could be made too large to be judged.
    private static Gap limit(String namespace) {
        return new Gap(
                "Namespace " + Findings.name(namespace),
                "has more than %,d rules for one pod, or more than %,d kinds of pods: not all of them are judged together"
                        .formatted(MOST_GRANTS, MOST_CLASSES),
                true);
    }

    Inventory inventory() {
        return inventory;
    }

    Known known() {
        return known;
    }

    Reachability reachability() {
        return reachability;
    }

    /// What could not be judged because there is too much of it.
    List<Gap> limits() {
        return limits.stream().distinct().toList();
    }

    /// What every class of pods is allowed.
    List<Reach> reaches(Direction direction, boolean isolated) {
        return reaches.getOrDefault(direction, List.of()).stream()
                .filter(reach -> !isolated || reach.isIsolated())
                .toList();
    }

    /// All rules in effect.
    Stream<Grant> grants(Direction direction) {
        return policies().flatMap(policy -> policy.grants(direction).stream());
    }

    Stream<Grant> grants() {
        return Stream.concat(grants(Direction.EGRESS), grants(Direction.INGRESS));
    }

    Stream<PolicyRules> policies() {
        return reachability.namespaces().stream()
                .flatMap(namespace -> reachability.policies(namespace).stream());
    }

    Optional<PolicyPlan> plan(NetworkPolicy policy) {
        return Optional.ofNullable(plans.get(policy));
    }

    /// The plan of a rule that is managed.
    Optional<RulePlan> plan(NetworkPolicy policy, Rule rule) {
        return plans.get(policy) instanceof PolicyPlan.Planned planned
                ? planned.of(rule)
                : Optional.empty();
    }

    Optional<RulePlan> plan(Grant grant) {
        return plan(grant.policy(), grant.rule());
    }

    /// Every managed rule whose feeds were read, with its policy.
    Stream<Decided> decided() {
        return inventory.policies().stream()
                .flatMap(policy ->
                        plans.get(policy) instanceof PolicyPlan.Planned planned
                                ? planned.rules().stream()
                                        .filter(RulePlan.Decided.class::isInstance)
                                        .map(rule -> new Decided(policy, (RulePlan.Decided) rule))
                                : Stream.empty());
    }

    /// A managed rule and its policy.
    record Decided(NetworkPolicy policy, RulePlan.Decided plan) {
        Direction direction() {
            return plan.managed().rule().direction();
        }

        String path() {
            return plan.managed().rule().path();
        }
    }
}
