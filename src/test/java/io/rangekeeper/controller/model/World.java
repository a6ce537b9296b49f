package io.rangekeeper.controller.model;

import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.policy.Planner;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.Settings;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Resolver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Owners, two replicas of the product, one policy with its author, and the clock of all of them;
/// and what the model remembers of the policy.
final class World {
    private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");

    private static final Catalogue CATALOGUE =
            Catalogue.of(Asked.FEEDS.keySet().stream().sorted().map(World::feed).toList());

    private final Map<String, Content> published = new TreeMap<>();
    private final List<Replica> replicas = List.of(new Replica(), new Replica());
    private int leader;
    private long now;

    final Subject subject = new Subject();
    final Ids ids = new Ids();
    final OpenSince openSince = new OpenSince();
    private Optional<Asked> asked = Optional.empty();
    private long except;
    private Asked usual = new Asked.Selector("alpha", "");
    private Optional<Written> written = Optional.empty();
    private int spent;

    static Instant instant(long minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    void publishes(String document, Content content) {
        published.put(document, content);
    }

    /// No document is read twice at the same time.
    void fetches(int replica, Iterable<String> documents) {
        Map<String, Readings> memory = replicas.get(replica).memory();
        for (String document : documents) {
            Readings readings = memory.getOrDefault(document, Readings.NONE);
            now = Math.max(now, readings.lastRead() + 1);
        }
        for (String document : documents) {
            Content content = published.getOrDefault(document, Content.NOTHING);
            replicas.get(replica).read(document, content, now);
        }
    }

    void passes(Duration time) {
        now += time.toMinutes();
    }

    /// What is read afterwards is read later.
    void losesMemory(int replica) {
        now++;
        replicas.get(replica).losesItsMemory();
    }

    void leads(int replica) {
        if (leader != replica) {
            openSince.isForgotten();
        }
        leader = replica;
    }

    void asks(Optional<Asked> expression) {
        asked = expression;
        subject.annotates("egress", expression.map(Asked::text));
    }

    void excludes(long atoms) {
        except = atoms;
        String text = String.join(" ", Universe.texts(atoms));
        subject.annotates("except", Optional.of(text).filter(some -> !some.isEmpty()));
    }

    void defines(Asked meaning) {
        usual = meaning;
    }

    /// The policy is another object now.
    void isAnother() {
        written = Optional.empty();
        spent = 0;
        ids.startsAnew();
    }

    /// As the leader plans it.
    PolicyPlan plan() {
        Resolver resolver =
                new Resolver(CATALOGUE, Map.of("usual", Expression.parse(usual.text())));
        return new Planner(resolver, Settings.DEFAULT)
                .plan(subject.policy(), replicas.get(leader).snapshots(), instant(now));
    }

    /// What the model knows; empty while nothing is asked for.
    Optional<Circumstances> circumstances() {
        Options options = options();
        Map<String, Readings> memory = replicas.get(leader).memory();
        return asked.map(expression ->
                new Circumstances(
                        expression,
                        usual,
                        options,
                        Subject.live(subject.policy()),
                        written,
                        memory,
                        spent,
                        now,
                        new Hindsight(expression, usual, memory, options.hold())));
    }

    /// What becomes of a policy that asks for nothing.
    Verdict unmanaged() {
        return Verdict.untouched(
                options().mistaken() ? Verdict.Kind.INVALID : Verdict.Kind.UNMANAGED,
                Subject.live(subject.policy()));
    }

    private Options options() {
        return Options.of(except, subject.annotations());
    }

    /// Whether a person has approved exactly this change, after so many approvals.
    Predicate<Change> approvals() {
        List<String> words = List.of(subject.annotation("approve").split(",", -1));
        return change ->
                ids.of(subject.policy().name(), spent, change).filter(words::contains).isPresent();
    }

    int spent() {
        return spent;
    }

    long now() {
        return now;
    }

    void noteOpen() {
        openSince.becomes(Subject.live(subject.policy()), now);
    }

    /// What was written follows from what was expected.
    void remembers(Optional<Written> last, int approvals) {
        written = last;
        spent += approvals;
    }

    private static Feed feed(String name) {
        List<FeedDocument> documents =
                Asked.documents(name).stream()
                        .map(key -> new FeedDocument(DocumentKey.parse(key), "https://" + key))
                        .toList();
        return new Feed(name, name, "", documents, Duration.ofHours(1));
    }
}
