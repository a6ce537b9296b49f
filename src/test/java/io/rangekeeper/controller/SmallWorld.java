package io.rangekeeper.controller;

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
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Planner;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.Settings;
import io.rangekeeper.select.Resolver;
import io.rangekeeper.yaml.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Real plans of small policies: a feed `one` with one range, `many` with a hundred, and `down`,
/// which was never read.
final class SmallWorld {
    static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    static final Instant FETCHED = Instant.parse("2026-02-03T04:00:00Z");

    private final Map<String, Snapshot> documents = new TreeMap<>();
    private final List<Snapshot> earlier = new ArrayList<>();

    SmallWorld() {
        publish("one", "11.0.0.1/32");
        publish(
                "many",
                IntStream.range(0, 100)
                        .mapToObj(i -> "11.9." + i * 2 + ".0/24")
                        .toArray(String[]::new));
    }

    /// A feed says this from now on.
    void publish(String feed, String... blocks) {
        Provenance provenance =
                new Provenance(
                        "https://x.test/" + feed,
                        "ab".repeat(32),
                        Optional.of("17"),
                        Optional.of(FETCHED),
                        FETCHED);
        CidrSet ranges = CidrSet.parse(blocks);
        RangeGroup group = new RangeGroup(Attributes.NONE, blocks.length, ranges, CidrSet.EMPTY);
        Snapshot now = Snapshot.of(new DocumentKey(feed, ""), provenance, List.of(group));
        Optional.ofNullable(documents.put(feed, now)).ifPresent(earlier::add);
    }

    Snapshots snapshots() {
        return Snapshots.of(List.copyOf(documents.values()), earlier);
    }

    /// The feeds, the one that was never read too.
    static Catalogue catalogue() {
        return Catalogue.of(
                Stream.of("one", "many", "down")
                        .map(name ->
                                new Feed(
                                        name,
                                        name,
                                        "",
                                        List.of(
                                                new FeedDocument(
                                                        new DocumentKey(name, ""),
                                                        "https://x.test/" + name)),
                                        Duration.ofHours(1)))
                        .toList());
    }

    PolicyPlan plan(NetworkPolicy policy) {
        return new Planner(new Resolver(catalogue(), Map.of()), Settings.DEFAULT)
                .plan(policy, snapshots(), NOW);
    }

    /// The plan of a policy in `shop` whose only rule holds this block.
    PolicyPlan plan(String name, String block, String... annotations) {
        return plan(policy("shop", name, block, annotations));
    }

    /// The plan of a policy in `shop` from whose feed `one` an address was withdrawn.
    PolicyPlan withdrawn(String name) {
        publish("one", "11.0.0.1/32", "11.0.0.9/32");
        NetworkPolicy written = written(plan(name, "192.0.2.0/24", "egress", "one"));
        publish("one", "11.0.0.1/32");
        return plan(written);
    }

    /// A status without any trouble.
    static PolicyStatus status(PolicyPlan plan) {
        return PolicyStatus.of(plan, NOW, Optional.empty(), Optional.empty());
    }

    /// What was told once this plan needed no write.
    static Told told(PolicyPlan plan) {
        return Told.of(AuditTrail.standing(new Outcome.Unchanged(plan), NOW));
    }

    /// What stands in a cluster once a plan is written.
    static NetworkPolicy written(PolicyPlan plan) {
        return plan.change().orElseThrow().after();
    }

    /// @param annotations names without prefix, and values
    static NetworkPolicy policy(
            String namespace, String name, String block, String... annotations) {
        ObjectNode object =
                (ObjectNode)
                        Yaml.read(
                                """
                                apiVersion: networking.k8s.io/v1
                                kind: NetworkPolicy
                                metadata:
                                  uid: u
                                  labels: {rangekeeper.io/managed: "true"}
                                spec:
                                  podSelector: {}
                                  policyTypes: [Egress]
                                  egress:
                                  - ports: [{protocol: TCP, port: 443}]
                                    to:
                                    - ipBlock: {cidr: %s}
                                """
                                        .formatted(block),
                                "test");
        object.withObject("/metadata").put("namespace", namespace).put("name", name);
        for (int i = 0; i < annotations.length; i += 2) {
            object.withObject("/metadata/annotations")
                    .put("rangekeeper.io/" + annotations[i], annotations[i + 1]);
        }
        return NetworkPolicy.read(object, "test", "7");
    }
}
