package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Fetched;
import io.rangekeeper.feed.Memory;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.store.MemorySnapshots;
import io.rangekeeper.feed.store.Retention;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Resolver;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Time passes: owners publish, documents are read, one policy with one egress rule is planned and
/// written.
final class Story {
    private MemorySnapshots store = new MemorySnapshots(Retention.DEFAULT);
    private final Map<String, Snapshot> current = new LinkedHashMap<>();
    private Resolver resolver = Given.RESOLVER;
    private Settings settings = Settings.DEFAULT;
    private Instant now = Given.NOW;
    private ObjectNode policy;

    /// @param annotations as in [Given#policy]
    Story(String... annotations) {
        policy = Given.policy(List.of("192.0.2.0/24"), annotations);
    }

    Story settings(Settings other) {
        settings = other;
        return this;
    }

    Instant now() {
        return now;
    }

    /// Somebody fetches the document of this feed, which says something else now.
    ///
    /// @param groups as in [Given#snapshot]
    Story publishes(String feed, String... groups) {
        Snapshot said = Given.snapshot(feed, "", groups);
        current.put(feed, said);
        return fetches(feed);
    }

    /// The feed says the same as before.
    Story fetches(String feed) {
        Snapshot said = Objects.requireNonNull(current.get(feed), feed);
        Provenance read = new Provenance("memory", "", Optional.empty(), Optional.empty(), now);
        Snapshot snapshot = Snapshot.of(DocumentKey.parse(feed), read, said.groups());
        store.keep(snapshot, Fetched.fromServer(new byte[0], "memory", now), Memory.NONE);
        return this;
    }

    /// Time passes and all documents are read again.
    Story passes(Duration time) {
        fails(time);
        current.keySet().forEach(this::fetches);
        return this;
    }

    Story hours(int hours) {
        return passes(Duration.ofHours(hours));
    }

    /// Time passes, and no document can be read.
    Story fails(Duration time) {
        now = now.plus(time);
        return this;
    }

    /// Everything is forgotten but what the policy itself says; the documents are read anew.
    Story forgets() {
        store = new MemorySnapshots(Retention.DEFAULT);
        current.keySet().forEach(this::fetches);
        return this;
    }

    Story annotates(String annotation, String value) {
        policy = Given.with(policy, annotation, value);
        return this;
    }

    Story names(String set, String expression) {
        resolver = new Resolver(Given.CATALOGUE, Map.of(set, Expression.parse(expression)));
        return this;
    }

    /// Somebody edits the rule by hand.
    Story edits(String... blocks) {
        ObjectNode edited = Given.policy(List.of(blocks));
        edited.set("metadata", policy.path("metadata").deepCopy());
        policy = edited;
        return this;
    }

    ObjectNode policy() {
        return policy;
    }

    PolicyPlan plan() {
        return new Planner(resolver, settings)
                .plan(PolicyJson.read(policy), store.snapshots(), now);
    }

    PolicyPlan.Planned planned() {
        return (PolicyPlan.Planned) plan();
    }

    RulePlan.Decided decided() {
        return (RulePlan.Decided) planned().rules().getFirst();
    }

    /// Carries the plan out; a second plan has nothing to do.
    Story applies() {
        planned().change().ifPresent(change -> policy = PolicyJson.apply(policy, change));
        if (planned().change().isPresent()) {
            throw new AssertionError("written twice: " + planned());
        }
        return this;
    }

    /// The texts of the rule's blocks once the plan is carried out.
    List<String> blocks() {
        applies();
        return Given.blocks(policy);
    }

    CidrSet pending() {
        return CidrSet.union(decided().pending().stream().map(Pending::addresses).toList());
    }

    List<Held.Reason> held() {
        return decided().held().stream().map(Held::reason).toList();
    }

    /// The id of the only held change.
    String id() {
        List<Held> held = decided().held();
        if (held.size() != 1) {
            throw new AssertionError("one held change is expected: " + held);
        }
        return held.getFirst().id().orElseThrow().text();
    }
}
