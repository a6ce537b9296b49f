package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.Belief;
import io.rangekeeper.feed.DocumentSource;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.FeedReader;
import io.rangekeeper.feed.FetchResult;
import io.rangekeeper.feed.Fetched;
import io.rangekeeper.feed.Refresh;
import io.rangekeeper.feed.Refusal;
import io.rangekeeper.feed.Refused;
import io.rangekeeper.feed.store.MemorySnapshots;
import io.rangekeeper.feed.store.Retention;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A controller that looks every hour, a policy with one egress rule, and two feeds: `evil`, whose
/// owner means harm, and `good`. Documents are JSON text and are read as they would be from a
/// server. Time passes only as the test says.
final class Siege implements DocumentSource {
    static final Duration HOUR = Duration.ofHours(1);

    private static final Configuration CONFIGURATION =
            Configuration.read(
                    """
                    feeds:
                      evil:
                        url: https://evil.example/
                        ranges: '.ranges | list | {prefix: .cidr, service}'
                        version: .version
                        expect: {minRanges: 5, attributes: [service]}
                      good:
                        url: https://good.example/
                        ranges: '.ranges | list | {prefix: .cidr, service}'
                    """,
                    "test");

    private final Map<String, String> served = new TreeMap<>();
    private final MemorySnapshots store = new MemorySnapshots(Retention.DEFAULT);
    private final FeedReader reader = new FeedReader(this, store, new Belief(sha256 -> false));
    private final Planner planner = new Planner(CONFIGURATION.resolver(), CONFIGURATION.settings());
    private Instant now = Given.NOW;
    private ObjectNode policy;
    private Optional<Refresh> last = Optional.empty();

    Siege(String expression, String... annotations) {
        policy = Given.policy(List.of("192.0.2.0/24"), annotations);
        policy = Given.with(policy, "egress", expression);
    }

    /// The version that an honest owner would give a document now.
    long version() {
        return now.getEpochSecond();
    }

    /// What a server serves from now on; it is read and acted upon.
    ///
    /// @param groups a service and its blocks, separated by blanks
    Siege serves(String feed, String... groups) {
        return serves(feed, version(), groups);
    }

    Siege serves(String feed, long version, String... groups) {
        served.put(feed, document(version, groups));
        return looks();
    }

    /// Time passes, and the controller looks every hour.
    Siege passes(Duration time) {
        for (long hours = time.toHours(); hours > 0; hours--) {
            now = now.plus(HOUR);
            looks();
        }
        return this;
    }

    @Override
    public FetchResult fetch(FeedDocument document) {
        String text = served.get(document.key().feed());
        return text == null
                ? new Refused(Refusal.UNREACHABLE, "nobody there")
                : Fetched.fromServer(
                        text.getBytes(StandardCharsets.UTF_8), document.location(), now);
    }

    /// What came of reading the evil document last.
    Refresh read() {
        return last.orElseThrow();
    }

    CidrSet open() {
        return Live.of(PolicyJson.read(policy).egress().getFirst()).kept();
    }

    List<Held.Reason> held() {
        return decided().held().stream().map(Held::reason).toList();
    }

    RulePlan.Decided decided() {
        PolicyPlan plan = planner.plan(PolicyJson.read(policy), store.snapshots(), now);
        return (RulePlan.Decided) ((PolicyPlan.Planned) plan).rules().getFirst();
    }

    private Siege looks() {
        served.keySet().forEach(this::refresh);
        planner.plan(PolicyJson.read(policy), store.snapshots(), now)
                .change()
                .ifPresent(change -> policy = PolicyJson.apply(policy, change));
        return this;
    }

    private void refresh(String feed) {
        FeedDocument document =
                CONFIGURATION.catalogue().feed(feed).orElseThrow().documents().getFirst();
        try {
            Refresh refresh = reader.refresh(document);
            if (feed.equals("evil")) {
                last = Optional.of(refresh);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String document(long version, String... groups) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("version", version);
        ArrayNode ranges = root.putArray("ranges");
        for (String group : groups) {
            List<String> words = List.of(group.split(" ", -1));
            for (String block : words.subList(1, words.size())) {
                ranges.addObject().put("cidr", block).put("service", words.getFirst());
            }
        }
        return root.toString();
    }
}
