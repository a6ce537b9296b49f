package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Resolver;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/// Random policies that live through random events: owners publish, authors ask for other things,
/// people edit by hand, memory is lost. After each event a plan is made and carried out.
///
/// Walks repeat: the seed is fixed, printed, and chosen by `-Drangekeeper.seed=N`.
final class Walk {
    private static final int WALKS = 400;
    private static final int STEPS = 12;

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    /// A policy before and after one plan.
    ///
    /// @param expected by the model; empty when the policy is Invalid
    record Step(
            RandomPolicy author,
            Owners owners,
            Planner planner,
            ObjectNode before,
            PolicyPlan plan,
            ObjectNode after,
            Optional<Map<String, Model.Outcome>> expected) {

        PolicyPlan plan(ObjectNode policy) {
            return planner.plan(PolicyJson.read(policy), owners.snapshots(), NOW);
        }
    }

    private final Random random;
    private final Resolver resolver =
            new Resolver(
                    Owners.catalogue(),
                    Map.of("usual", Expression.parse(Asked.usual().text(new Random(0)))));
    private final Planner planner = new Planner(resolver, Given.SETTINGS);
    private final Model model = new Model(resolver);
    private final Owners owners;
    private final RandomPolicy policy;

    private Walk(Random random) {
        this.random = random;
        this.owners = new Owners(random);
        this.policy = new RandomPolicy(random);
    }

    static void eachStep(Consumer<Step> check) {
        long seed = Long.getLong("rangekeeper.seed", 20260101);
        System.out.println("rangekeeper.seed=" + seed);
        for (int walk = 0; walk < WALKS; walk++) {
            Walk steps = new Walk(new Random(seed + walk));
            for (int step = 0; step < STEPS; step++) {
                steps.step("walk " + walk + " step " + step, check);
            }
        }
    }

    private void step(String name, Consumer<Step> check) {
        ObjectNode before = policy.object();
        PolicyPlan plan = planner.plan(PolicyJson.read(before), owners.snapshots(), NOW);
        Optional<PolicyChange> change = change(plan);
        Optional<Map<String, Model.Outcome>> expected = model.outcomes(policy, owners);
        ObjectNode after = change.map(made -> PolicyJson.apply(before, made)).orElse(before);
        try {
            check.accept(new Step(policy, owners, planner, before, plan, after, expected));
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(name + ": " + before + "\nplan: " + plan, e);
        }
        if (change.isPresent()) {
            expected.ifPresent(outcomes -> model.written(policy, owners, outcomes));
            policy.becomes(after);
        }
        something();
    }

    static Optional<PolicyChange> change(PolicyPlan plan) {
        return switch (plan) {
            case PolicyPlan.Planned planned -> planned.change();
            case PolicyPlan.Invalid invalid -> Optional.empty();
            case PolicyPlan.Unmanaged unmanaged -> Optional.empty();
        };
    }

    /// As after a restart without a store, some time later.
    private void loseMemory() {
        owners.changeSomething();
        owners.changeSomething();
        owners.forgetThePast();
        if (random.nextBoolean()) {
            policy.ask();
        }
    }

    private void something() {
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> owners.changeSomething();
            case 4 -> owners.lose(owners.someDocument());
            case 5 -> loseMemory();
            case 6, 7 -> policy.ask();
            case 8, 9, 10 -> policy.option();
            case 11 -> policy.stopAsking();
            case 12 -> policy.editOtherPeers();
            case 13 -> policy.moveRules();
            case 14 -> policy.editByHand();
            default -> {
                policy.loseApplied();
                model.forget();
            }
        }
        if (random.nextInt(3) == 0) {
            something();
        }
    }
}
