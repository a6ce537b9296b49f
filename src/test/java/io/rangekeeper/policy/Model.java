package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Resolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// What becomes of a policy, computed with sets of [Atoms] and a memory of its own instead of
/// `applied`. Everything that is written down in a policy's annotations is known here anyway.
final class Model {
    /// What was written to a rule, and from which contents of which documents.
    ///
    /// @param owned what of that is not of unknown origin
    record Noted(
            Asked asked,
            Map<String, String> contents,
            long written,
            long owned,
            long except,
            boolean adopting) {}

    /// What becomes of one rule.
    ///
    /// @param after what its blocks allow afterwards
    /// @param adopted blocks of unknown origin that are kept
    /// @param guarded whether something else is held
    /// @param withheld whether nothing is opened at all, or nothing closed
    record Outcome(
            boolean waiting,
            boolean held,
            boolean due,
            long after,
            long adopted,
            boolean guarded,
            boolean withheld) {}

    private final Resolver resolver;
    private final Map<String, Noted> noted = new HashMap<>();

    Model(Resolver resolver) {
        this.resolver = resolver;
    }

    void forget() {
        noted.clear();
    }

    /// The outcome of each managed rule; empty when the policy is Invalid.
    Optional<Map<String, Outcome>> outcomes(RandomPolicy policy, Owners owners) {
        Map<String, RuleModel> rules = new TreeMap<>();
        List<RuleModel> resolved = new ArrayList<>();
        int total = 0;
        for (Map.Entry<String, Asked> asked : policy.asked().entrySet()) {
            RuleModel rule = rule(policy, owners, asked.getKey(), asked.getValue());
            if (isInvalid(rule, asked.getValue(), owners.snapshots())) {
                return Optional.empty();
            }
            rules.put(asked.getKey(), rule);
            if (rule.isWaiting()) {
                total += Atoms.size(rule.afterwards());
            } else {
                rule.decide();
                resolved.add(rule);
                total += rule.lines();
            }
        }
        if (total > policy.maxCidrs()) {
            boolean someOpen = resolved.stream().anyMatch(RuleModel::opens);
            resolved.stream()
                    .filter(rule -> rule.opens() || !someOpen)
                    .toList()
                    .forEach(RuleModel::withhold);
        }
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        rules.forEach((key, rule) -> outcomes.put(key, rule.outcome()));
        return Optional.of(outcomes);
    }

    /// The change was made.
    void written(RandomPolicy policy, Owners owners, Map<String, Outcome> outcomes) {
        Map<String, Asked> asked = policy.asked();
        noted.keySet().retainAll(asked.keySet());
        outcomes.forEach((key, outcome) -> {
            if (outcome.due()) {
                note(key, asked.getOrDefault(key, new Asked.Usual()), outcome, owners, policy);
            }
        });
    }

    private void note(
            String key, Asked asked, Outcome outcome, Owners owners, RandomPolicy policy) {
        long live = live(policy, key).all();
        if (outcome.waiting()) {
            noted.computeIfPresent(
                    key,
                    (same, then) ->
                            then.written() != live
                                    ? then
                                    : new Noted(
                                            then.asked(),
                                            then.contents(),
                                            outcome.after(),
                                            Atoms.withoutPlaceholders(outcome.after()),
                                            policy.except(),
                                            then.adopting()));
            return;
        }
        Optional<Noted> last = valid(key, owners, live);
        if (outcome.guarded() && last.isEmpty()) {
            return;
        }
        noted.remove(key);
        Optional<Map<String, String>> contents =
                outcome.guarded()
                        ? last.map(Noted::contents)
                        : Optional.of(owners.contents(asked.feeds()));
        contents.ifPresent(from ->
                noted.put(
                        key,
                        new Noted(
                                outcome.withheld() ? last.orElseThrow().asked() : asked,
                                from,
                                outcome.after(),
                                Atoms.withoutPlaceholders(outcome.after() & ~outcome.adopted()),
                                outcome.withheld() ? last.orElseThrow().except() : policy.except(),
                                outcome.adopted() != 0)));
    }

    private RuleModel rule(RandomPolicy policy, Owners owners, String key, Asked asked) {
        RandomBlocks.Allowed live = live(policy, key);
        Optional<Noted> last = valid(key, owners, live.all());
        boolean waiting = !asked.feeds().stream().allMatch(owners::hasRead);
        boolean first = last.filter(then -> !then.adopting()).isEmpty();
        boolean news = last.filter(then -> then.asked().equals(asked)).isEmpty();
        Optional<Long> before =
                last.filter(then -> !waiting && owners.knows(then.contents()))
                        .map(then -> asked.selected(feed -> owners.groups(feed, then.contents())));
        Optional<Long> owned =
                last.filter(then -> then.adopting() && !owners.knows(then.contents()))
                        .map(Noted::owned);
        boolean steady =
                !news
                        && last.filter(then -> then.except() == policy.except())
                                .filter(then -> then.written() == live.all())
                                .isPresent();
        return new RuleModel(
                live,
                waiting ? Optional.empty() : Optional.of(asked.selected(owners::groups)),
                waiting ? 0 : asked.possible(owners::groups, false),
                new RuleModel.History(
                        first, news, before, steady, lost(key, last, asked, policy), owned),
                policy.except(),
                policy.adopt());
    }

    /// What was written, where nothing of it is left and nobody asks for anything else.
    private Optional<Long> lost(
            String key, Optional<Noted> last, Asked asked, RandomPolicy policy) {
        return Optional.ofNullable(noted.get(key))
                .filter(_ -> last.isEmpty())
                .filter(then -> then.asked().equals(asked) && then.except() == policy.except())
                .map(Noted::owned);
    }

    /// What is not known counts only while it is what is there.
    private Optional<Noted> valid(String key, Owners owners, long live) {
        return Optional.ofNullable(noted.get(key))
                .filter(then -> owners.knows(then.contents()) || then.written() == live);
    }

    private boolean isInvalid(RuleModel rule, Asked asked, Snapshots snapshots) {
        // What a new expression may select is the expressions' own business.
        Expression expression = Expression.parse(asked.text(new Random(0)));
        boolean refused =
                rule.isNews()
                        && !rule.isWaiting()
                        && !resolver.check(expression, snapshots).isEmpty();
        return refused || rule.isUnreadableFromTheStart();
    }

    private static RandomBlocks.Allowed live(RandomPolicy policy, String key) {
        JsonNode rule = RandomPolicy.rule(policy.object(), key);
        return RandomBlocks.allowed(PolicyJson.blocks(rule, RandomPolicy.direction(key)));
    }
}
