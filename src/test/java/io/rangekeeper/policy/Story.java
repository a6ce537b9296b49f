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
import io.rangekeeper.select.PassedTime;
import io.rangekeeper.select.Resolver;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Time passes: owners publish, documents are read, one policy with one egress rule is planned and
/// written.
final class Story {
    private MemorySnapshots store = new MemorySnapshots(Retention.DEFAULT);
    private final Map<String, Snapshot> current = new LinkedHashMap<>();
    private Map<String, Expression> sets = Map.of();
    private Settings settings = Settings.DEFAULT;
    private Instant now = Given.NOW;
    private PassedTime time = PassedTime.WHOLE;
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

    /// The clock leaps ahead, which is noticed, and all documents are read again.
    Story leaps(Duration ahead) {
        time = time.leaping(now, now.plus(ahead));
        return passes(ahead);
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

    /// The same, but only this feed is read anew.
    Story forgetsAllBut(String feed) {
        store = new MemorySnapshots(Retention.DEFAULT);
        return fetches(feed);
    }

    /// Another replica goes on, which remembers what is in here.
    Story takesOver(MemorySnapshots other) {
        store = other;
        return this;
    }

    MemorySnapshots memory() {
        return store;
    }

    Story annotates(String annotation, String value) {
        policy = Given.with(policy, annotation, value);
        return this;
    }

    /// A person lets a held change through.
    Story approves(String id) {
        String before = PolicyJson.annotations(policy).path(Annotations.APPROVE).asText();
        return annotates("approve", before.isEmpty() ? id : before + "," + id);
    }

    /// Somebody else's annotation is found here, or what was written is touched up.
    Story forges(UnaryOperator<String> applied) {
        return annotates("applied", applied.apply(applied()));
    }

    /// @param sets name and expression in turn
    Story names(String... sets) {
        Map<String, Expression> named = new TreeMap<>();
        for (int i = 0; i < sets.length; i += 2) {
            named.put(sets[i], Expression.parse(sets[i + 1]));
        }
        this.sets = named;
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

    /// What we noted on the policy.
    String applied() {
        return PolicyJson.annotations(policy).path(Annotations.APPLIED).asText();
    }

    PolicyPlan plan() {
        Resolver resolver = new Resolver(Given.CATALOGUE, sets, settings.guard().allowAny());
        return new Planner(resolver, settings, Namespaces.UNKNOWN, time)
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

    /// What the rule allows once the plan is carried out.
    CidrSet open() {
        applies();
        return Live.of(PolicyJson.read(policy).egress().getFirst()).addresses();
    }

    /// Whether nothing is to be written.
    boolean isQuiet() {
        return plan().change().isEmpty();
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
