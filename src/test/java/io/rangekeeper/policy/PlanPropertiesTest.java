package io.rangekeeper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What must hold of every plan, whatever owners, authors and others do ([Walk]).
class PlanPropertiesTest {
    @Test
    void nothingButTheBlocksOfManagedRulesChanges() {
        Walk.eachStep(step ->
                assertThat(withoutManagedBlocks(step, step.after()))
                        .isEqualTo(withoutManagedBlocks(step, step.before())));
    }

    @Test
    void noRuleLosesItsLastPeerOrGetsItsFirstBlock() {
        Walk.eachStep(step -> {
            for (Direction direction : Direction.values()) {
                var before = PolicyJson.rules(step.before(), direction);
                var after = PolicyJson.rules(step.after(), direction);
                for (int i = 0; i < before.size(); i++) {
                    if (PolicyJson.blocks(before.get(i), direction).isEmpty()) {
                        assertThat(after.get(i)).isEqualTo(before.get(i));
                    } else {
                        assertThat(PolicyJson.blocks(after.get(i), direction)).isNotEmpty();
                    }
                }
            }
        });
    }

    @Test
    void whatIsLiveAfterwardsIsTheEffectiveSet() {
        Walk.eachStep(step -> {
            assertThat(step.plan() instanceof PolicyPlan.Invalid)
                    .isEqualTo(step.expected().isEmpty());
            step.expected()
                    .ifPresent(outcomes -> {
                        assertThat(written(step)).isEqualTo(due(step, outcomes));
                        outcomes.forEach((key, outcome) ->
                                assertThat(allowed(step.after(), key))
                                        .isEqualTo(
                                                step.author().enforces()
                                                        ? outcome.after()
                                                        : allowed(step.before(), key)));
                        assertThat(step.plan().state()).isEqualTo(state(step, outcomes));
                    });
        });
    }

    @Test
    void nothingIsAllowedThatWasNeitherSelectedNorOpenOrThatIsExcluded() {
        Walk.eachStep(step -> {
            for (String key : written(step)) {
                Asked asked = step.author().asked().getOrDefault(key, new Asked.Usual());
                long selected = asked.selected(step.owners()::groups);
                long limit = (selected | allowed(step.before(), key)) & ~step.author().except();
                assertThat(allowed(step.after(), key) & ~(limit | Atoms.NOWHERE)).isZero();
            }
        });
    }

    @Test
    void blocksAreWrittenAsTheOwnersNetworksAreCut() {
        Walk.eachStep(step -> {
            for (String key : written(step)) {
                JsonNode rule = RandomPolicy.rule(step.after(), key);
                List<JsonNode> blocks = PolicyJson.blocks(rule, RandomPolicy.direction(key));
                assertThat(blocks).doesNotHaveDuplicates();
                blocks.forEach(PlanPropertiesTest::assertOfWholeNetworks);
            }
        });
    }

    @Test
    void invalidAnnotationsNeverChangeAnything() {
        List<Map.Entry<String, String>> mistakes =
                List.of(
                        Map.entry("egres", "alpha"),
                        Map.entry("removal-hold", "1 h"),
                        Map.entry("approve", "yes"),
                        Map.entry("egress.tcp-1", "alpha"),
                        Map.entry("egress.tcp-0", "alpha"),
                        Map.entry("ingress", "alpha or"),
                        Map.entry("egress.any.any", "alpha"),
                        Map.entry("egress.sctp", "delta"),
                        Map.entry("except", "192.0.2.1/24"),
                        Map.entry("adopt", "yes"),
                        Map.entry("mode", "Enforce"),
                        Map.entry("max-cidrs", "0"),
                        Map.entry("max-cidrs", "4001"));
        Walk.eachStep(step -> {
            for (Map.Entry<String, String> mistake : mistakes) {
                ObjectNode policy = step.before().deepCopy();
                PolicyJson.annotations(policy)
                        .put(Annotations.PREFIX + mistake.getKey(), mistake.getValue());
                assertThat(step.plan(policy)).isInstanceOf(PolicyPlan.Invalid.class);
            }
        });
    }

    @Test
    void rulesWaitForTheirOwnFeedsOnly() {
        Walk.eachStep(step -> {
            if (!(step.plan() instanceof PolicyPlan.Planned planned)) {
                return;
            }
            Set<String> waiting = new TreeSet<>();
            for (RulePlan rule : planned.rules()) {
                if (rule instanceof RulePlan.Waiting) {
                    waiting.add(rule.managed().key());
                }
            }
            Set<String> unread = new TreeSet<>();
            step.author()
                    .asked()
                    .forEach((key, asked) -> {
                        if (!asked.feeds().stream().allMatch(step.owners()::hasRead)) {
                            unread.add(key);
                            long open = allowed(step.before(), key);
                            if ((open & step.author().except()) == 0) {
                                assertThat(RandomPolicy.rule(step.after(), key))
                                        .isEqualTo(RandomPolicy.rule(step.before(), key));
                            }
                        }
                    });
            assertThat(waiting).isEqualTo(unread);
        });
    }

    private static ObjectNode withoutManagedBlocks(Walk.Step step, ObjectNode policy) {
        ObjectNode rest = policy.deepCopy();
        PolicyJson.annotations(rest).remove(Annotations.APPLIED);
        List<JsonNode> rules = new ArrayList<>();
        step.author().asked().keySet().forEach(key -> rules.add(RandomPolicy.rule(rest, key)));
        for (JsonNode rule : rules) {
            String peers = rule.has("to") ? "to" : "from";
            PolicyJson.removeBlocks((ArrayNode) rule.required(peers));
        }
        return rest;
    }

    private static Set<String> written(Walk.Step step) {
        return Walk.change(step.plan()).stream()
                .flatMap(change -> change.rules().stream())
                .map(PolicyChange.RuleBlocks::rule)
                .map(rule -> rule.direction().label() + "." + rule.ports().key())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> due(Walk.Step step, Map<String, Model.Outcome> outcomes) {
        TreeMap<String, Model.Outcome> due = new TreeMap<>(outcomes);
        due.values().removeIf(outcome -> !outcome.due() || !step.author().enforces());
        return due.keySet();
    }

    private static State state(Walk.Step step, Map<String, Model.Outcome> outcomes) {
        if (outcomes.values().stream().anyMatch(Model.Outcome::held)) {
            return State.HELD;
        }
        if (outcomes.values().stream().anyMatch(Model.Outcome::waiting)) {
            return State.WAITING;
        }
        boolean differs =
                outcomes.entrySet().stream()
                        .anyMatch(outcome ->
                                outcome.getValue().after()
                                        != allowed(step.before(), outcome.getKey()));
        return differs && !step.author().enforces() ? State.OBSERVED : State.SYNCED;
    }

    private static long allowed(ObjectNode policy, String key) {
        JsonNode rule = RandomPolicy.rule(policy, key);
        return RandomBlocks.allowed(PolicyJson.blocks(rule, RandomPolicy.direction(key))).all();
    }

    private static void assertOfWholeNetworks(JsonNode block) {
        String cidr = block.path("cidr").asText();
        assertThat(cidr)
                .matches(
                        "192\\.0\\.\\d+\\.0/2[0-4]|2001:db[0-9a-f]::/(28|29|30|31|32)|192\\.0\\.2\\.0/32");
        long inside = Atoms.of(cidr);
        for (JsonNode except : block.path("except")) {
            long excluded = Atoms.of(except.asText());
            assertThat(excluded & ~inside).isZero();
            assertThat(excluded).isNotEqualTo(inside);
        }
    }
}
