package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Attributes;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.select.Resolver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two small feeds, `aws` and `gcp`, whose ranges have one attribute, `service`; and what planning
/// needs beside them.
final class Given {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    static final Snapshot AWS =
            snapshot("aws", "1", "S3 10.1.0.0/16 10.2.0.0/16", "EC2 10.3.0.0/16 2a00::/32");

    static final Snapshot GCP = snapshot("gcp", "1", "Cloud 34.0.0.0/15");

    static final Snapshots SNAPSHOTS = Snapshots.of(List.of(AWS, GCP));

    static final Catalogue CATALOGUE = Catalogue.of(List.of(feed("aws"), feed("gcp")));

    static final Resolver RESOLVER = new Resolver(CATALOGUE, Map.of());

    /// Without a hold, as on manifests.
    static final Settings SETTINGS = Settings.DEFAULT.forcing(Duration.ZERO);

    private Given() {}

    /// @param mode also the strongest that a policy may ask for
    static Settings settings(Mode mode, int maxCidrs, int maxCidrsLimit) {
        Limits limits = new Limits(mode, maxCidrsLimit, Limits.DEFAULT.removalHold());
        return new Settings(
                mode,
                maxCidrs,
                Guard.DEFAULT,
                limits,
                Optional.of(Duration.ZERO),
                Tenants.UNRESTRICTED,
                Self.UNKNOWN);
    }

    /// The defaults with another guard.
    static Settings settings(Guard guard) {
        return settings(guard, Self.UNKNOWN);
    }

    /// The defaults for a controller that knows where it runs.
    static Settings settings(Self self) {
        return settings(Guard.DEFAULT, self);
    }

    private static Settings settings(Guard guard, Self self) {
        Settings usual = Settings.DEFAULT;
        return new Settings(
                usual.mode(),
                usual.maxCidrs(),
                guard,
                usual.limits(),
                usual.forcedHold(),
                usual.tenants(),
                self);
    }

    /// @param groups a service and its blocks, separated by blanks
    static Snapshot snapshot(String key, String sha256, String... groups) {
        Provenance provenance =
                new Provenance("memory", "", Optional.empty(), Optional.empty(), NOW);
        List<RangeGroup> ranges = Arrays.stream(groups).map(Given::group).toList();
        return new Snapshot(DocumentKey.parse(key), sha256, provenance, ranges);
    }

    /// A policy with one egress rule on TCP 443 that holds these blocks.
    static ObjectNode policy(List<String> blocks, String... annotations) {
        return PolicyJson.policy(
                "{\"policyTypes\": [\"Egress\"], \"egress\": [" + rule(443, blocks) + "]}",
                annotations);
    }

    /// A rule with these blocks and one TCP port.
    static String rule(int port, List<String> blocks) {
        String peers =
                String.join(
                        ", ",
                        blocks.stream()
                                .map(block -> "{\"ipBlock\": {\"cidr\": \"" + block + "\"}}")
                                .toList());
        return "{\"to\": [" + peers + "], \"ports\": [{\"port\": " + port + "}]}";
    }

    static PolicyPlan plan(ObjectNode policy, Snapshots snapshots) {
        return plan(policy, snapshots, SETTINGS);
    }

    static PolicyPlan plan(ObjectNode policy, Snapshots snapshots, Settings settings) {
        return new Planner(RESOLVER, settings).plan(PolicyJson.read(policy), snapshots, NOW);
    }

    static List<Problem> problems(ObjectNode policy, Snapshots snapshots) {
        return ((PolicyPlan.Invalid) plan(policy, snapshots)).problems();
    }

    static PolicyPlan.Planned planned(ObjectNode policy, Snapshots snapshots) {
        return (PolicyPlan.Planned) plan(policy, snapshots);
    }

    /// The plan of a policy's first managed rule.
    static RulePlan.Decided decided(ObjectNode policy, Snapshots snapshots) {
        return (RulePlan.Decided) planned(policy, snapshots).rules().getFirst();
    }

    /// The policy as it is once its plan is carried out.
    static ObjectNode applied(ObjectNode policy, Snapshots snapshots) {
        return planned(policy, snapshots)
                .change()
                .map(change -> PolicyJson.apply(policy, change))
                .orElse(policy);
    }

    /// The texts of a rule's blocks, with `!` before exceptions.
    static List<String> blocks(ObjectNode policy, Direction direction, int index) {
        List<String> blocks = new ArrayList<>();
        PolicyJson.blocks(PolicyJson.rules(policy, direction).get(index), direction)
                .forEach(block -> {
                    StringBuilder text = new StringBuilder(block.path("cidr").asText());
                    block.path("except")
                            .forEach(except -> text.append(" !").append(except.asText()));
                    blocks.add(text.toString());
                });
        return blocks;
    }

    static List<String> blocks(ObjectNode policy) {
        return blocks(policy, Direction.EGRESS, 0);
    }

    static ObjectNode with(ObjectNode policy, String annotation, String value) {
        ObjectNode changed = policy.deepCopy();
        PolicyJson.annotations(changed).put(Annotations.PREFIX + annotation, value);
        return changed;
    }

    /// The set of these blocks, separated by blanks.
    static CidrSet set(String blocks) {
        return blocks.isEmpty() ? CidrSet.EMPTY : CidrSet.parse(blocks.split(" ", -1));
    }

    private static RangeGroup group(String text) {
        List<String> words = List.of(text.split(" ", -1));
        CidrSet ranges = CidrSet.parse(words.subList(1, words.size()).toArray(String[]::new));
        Attributes service = Attributes.of(Map.of("service", words.getFirst()));
        return new RangeGroup(service, ranges.size(), ranges, CidrSet.EMPTY);
    }

    private static Feed feed(String name) {
        FeedDocument document = new FeedDocument(DocumentKey.parse(name), "https://" + name);
        return new Feed(name, name, "", List.of(document), Duration.ofHours(1));
    }
}
