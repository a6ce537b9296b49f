package io.rangekeeper.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Accepted;
import io.rangekeeper.feed.Attributes;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.ReadResult;
import io.rangekeeper.feed.Refusal;
import io.rangekeeper.feed.Refused;
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

/// Real plans of small policies, in a world of four feeds: `one` with two addresses, `few` with two
/// blocks, `many` with a hundred, and `down`, which cannot be read.
final class Plans {
    static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    private static final Instant FETCHED = Instant.parse("2026-02-03T04:00:00.123456Z");

    private Plans() {}

    /// A policy with one egress rule.
    ///
    /// @param blocks what the rule holds
    static PolicyPlan plan(String name, List<String> blocks, Map<String, String> annotations) {
        StringBuilder yaml =
                new StringBuilder(
                        """
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata:
                          namespace: shop
                          labels: {rangekeeper.io/managed: "true"}
                        spec:
                          podSelector: {matchLabels: {app: shop}}
                          policyTypes: [Egress]
                          egress:
                          - ports: [{protocol: TCP, port: 443}]
                            to:
                        """);
        blocks.forEach(block -> yaml.append("    - ipBlock: {cidr: " + block + "}\n"));
        ObjectNode object = (ObjectNode) Yaml.read(yaml + "", "test");
        object.withObject("/metadata").put("name", name);
        annotations.forEach(object.withObject("/metadata/annotations")::put);
        NetworkPolicy policy = NetworkPolicy.read(object, "shop.yaml:1", "7");
        return new Planner(new Resolver(catalogue(), Map.of()), Settings.DEFAULT)
                .plan(policy, snapshots(), NOW);
    }

    /// Of a rule with nothing but a placeholder.
    static PolicyPlan plan(String name, String... annotations) {
        TreeMap<String, String> all = new TreeMap<>();
        for (int i = 0; i < annotations.length; i += 2) {
            all.put("rangekeeper.io/" + annotations[i], annotations[i + 1]);
        }
        return plan(name, List.of("192.0.2.0/24"), all);
    }

    /// A plan with a held change that can be approved.
    static PolicyPlan held(String name) {
        return plan(name, List.of("11.5.0.0/16"), Map.of("rangekeeper.io/egress", "one"));
    }

    /// The id of the first change that is held.
    static String heldId(Report report) {
        return report.policies().getFirst().rules().getFirst().outcome().held().getFirst().id();
    }

    static ReportBuilder builder() {
        return new ReportBuilder(
                feeds(), "shop.yaml", "their owners", feed -> "Owner of " + feed, any -> List.of());
    }

    static Report report(PolicyPlan... plans) {
        return builder().planned(List.of(plans), List.of(), NOW);
    }

    /// A report of what became of one plan.
    static Report applied(PolicyPlan plan, String what, String detail) {
        Report.Result result = new Report.Result(what, detail);
        return builder().applied(List.of(new ReportBuilder.Item(plan, result)), List.of(), NOW);
    }

    /// The report as text without colours.
    static String text(Report report) {
        return TextReport.render(report, new TextReport.Style(Palette.PLAIN, false, 100));
    }

    private static Catalogue catalogue() {
        List<Feed> feeds = new ArrayList<>();
        for (String name : List.of("one", "few", "many", "down")) {
            FeedDocument document = new FeedDocument(new DocumentKey(name, ""), "https://x.test/");
            feeds.add(new Feed(name, name, "", List.of(document), Duration.ofHours(1)));
        }
        return Catalogue.of(feeds);
    }

    private static Snapshots snapshots() {
        return feeds().snapshots();
    }

    private static FetchedFeeds feeds() {
        TreeMap<DocumentKey, ReadResult> results = new TreeMap<>();
        add(results, "one", "11.0.0.1/32", "2d00::1/128");
        add(results, "few", "11.1.0.0/16", "11.3.0.0/16");
        add(
                results,
                "many",
                IntStream.range(0, 100)
                        .mapToObj(i -> "11.9." + i * 2 + ".0/24")
                        .toArray(String[]::new));
        results.put(
                new DocumentKey("down", ""), new Refused(Refusal.STATUS, "was answered with 503"));
        return new FetchedFeeds(results);
    }

    private static void add(Map<DocumentKey, ReadResult> results, String name, String... blocks) {
        DocumentKey key = new DocumentKey(name, "");
        Provenance provenance =
                new Provenance(
                        "https://x.test/" + name,
                        "ab".repeat(32),
                        Optional.of("17"),
                        Optional.of(FETCHED),
                        FETCHED);
        RangeGroup group =
                new RangeGroup(
                        Attributes.NONE, blocks.length, CidrSet.parse(blocks), CidrSet.EMPTY);
        Snapshot snapshot = new Snapshot(key, "cd".repeat(32), provenance, List.of(group));
        results.put(key, new Accepted(snapshot, blocks.length, 0, 0, List.of("a note")));
    }
}
