package io.rangekeeper.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Attributes;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.DocumentFormat;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Expectation;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.Note;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Rhythm;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.policy.Planner;
import io.rangekeeper.policy.Settings;
import io.rangekeeper.reach.Gap;
import io.rangekeeper.reach.Inventory;
import io.rangekeeper.reach.InventoryBuilder;
import io.rangekeeper.reach.Places;
import io.rangekeeper.select.Resolver;
import io.rangekeeper.yaml.Yaml;
import io.rangekeeper.yaml.YamlException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Small worlds to be judged, with four feeds: `cloud` (services and regions, some of them for
/// rent), `shop` (an API that you call, and webhooks that call you), `forge` (the same in one
/// document) and `cdn`.
final class Scenes {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    private Scenes() {}

    static List<Finding> findings(ClusterFacts facts, List<String> objects) {
        return Linter.run(scene(facts, objects), false).findings();
    }

    static Scene scene(ClusterFacts facts, List<String> objects) {
        Resolver resolver = new Resolver(catalogue(), Map.of());
        Planner planner = new Planner(resolver, Settings.DEFAULT.forcing(Duration.ZERO));
        return new Scene(
                inventory(objects),
                new Known(catalogue(), resolver, snapshots(), facts),
                policy -> planner.plan(policy, snapshots(), NOW));
    }

    static Inventory inventory(List<String> objects) {
        InventoryBuilder builder = new InventoryBuilder();
        int document = 0;
        for (String text : objects) {
            document++;
            String place = "test.yaml:" + document;
            try {
                for (JsonNode object : Yaml.readAll(text, "test.yaml")) {
                    builder.add(object, place);
                }
            } catch (YamlException e) {
                builder.gap(new Gap(place, String.valueOf(e.getMessage()), true));
            }
        }
        return builder.build(Places.OBJECTS);
    }

    /// An egress policy for every pod of the namespace `shop`.
    static String policy(String name, String rules) {
        return policy(name, "{}", rules);
    }

    static String policy(String name, String pods, String rules) {
        return """
        {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: %s, namespace: shop},
         spec: {podSelector: %s, policyTypes: [Egress], egress: %s}}
        """
                .formatted(name, pods, rules);
    }

    /// One with a rule for HTTPS that is kept equal to an expression.
    static String managed(String name, String expression, String... annotations) {
        return directed(name, "egress", expression, annotations);
    }

    static String directed(
            String name, String direction, String expression, String... annotations) {
        StringBuilder more = new StringBuilder();
        for (int i = 0; i < annotations.length; i += 2) {
            more.append(", rangekeeper.io/%s: '%s'".formatted(annotations[i], annotations[i + 1]));
        }
        return """
        {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy,
         metadata: {name: %s, namespace: shop, labels: {rangekeeper.io/managed: "true"},
           annotations: {rangekeeper.io/%s: '%s'%s}},
         spec: {podSelector: {}, policyTypes: [%s], %s: [
           {%s: [{ipBlock: {cidr: 192.0.2.0/24}}], ports: [{port: 443}]}]}}
        """
                .formatted(
                        name,
                        direction,
                        expression,
                        more,
                        direction.equals("egress") ? "Egress" : "Ingress",
                        direction,
                        direction.equals("egress") ? "to" : "from");
    }

    static String pod(String name, String labels) {
        return "{apiVersion: v1, kind: Pod, metadata: {name: %s, namespace: shop, labels: %s}}"
                .formatted(name, labels);
    }

    private static Catalogue catalogue() {
        return Catalogue.of(
                List.of(
                        feed(
                                "cloud",
                                List.of(document("cloud", "", Optional.empty())),
                                note("service=\"RENT\"", "anybody can rent these"),
                                note("service=\"ALL\"", "all of the cloud")),
                        feed(
                                "shop",
                                List.of(
                                        document(
                                                "shop",
                                                "api",
                                                Optional.of(FeedDocument.Use.EGRESS)),
                                        document(
                                                "shop",
                                                "hooks",
                                                Optional.of(FeedDocument.Use.INGRESS)))),
                        feed(
                                "forge",
                                List.of(document("forge", "", Optional.empty())),
                                directed("list=\"web\"", FeedDocument.Use.EGRESS),
                                directed("list=~\"hooks|bots\"", FeedDocument.Use.INGRESS)),
                        feed(
                                "cdn",
                                List.of(document("cdn", "", Optional.empty())),
                                note("", "the sites of all customers"))));
    }

    private static Feed feed(String name, List<FeedDocument> documents, Note... notes) {
        return new Feed(
                name,
                name,
                "",
                documents,
                new Rhythm.Every(Duration.ofHours(1)),
                List.of(notes),
                new TreeMap<>(),
                Optional.empty());
    }

    private static Note note(String match, String text) {
        return new Note(match, Optional.of(Note.Tenancy.SHARED), Optional.empty(), text);
    }

    private static Note directed(String match, FeedDocument.Use use) {
        return new Note(match, Optional.empty(), Optional.of(use), "as the forge says");
    }

    private static FeedDocument document(String feed, String name, Optional<FeedDocument.Use> use) {
        return new FeedDocument(
                new DocumentKey(feed, name),
                "https://x.test/",
                new DocumentFormat.Text(Attributes.NONE),
                Expectation.NONE,
                use,
                CidrSet.EMPTY);
    }

    private static Snapshots snapshots() {
        List<RangeGroup> cloud = new ArrayList<>();
        cloud.add(group(Map.of("service", "ALL", "region", "north"), "11.0.0.0/16"));
        cloud.add(group(Map.of("service", "RENT", "region", "north"), "11.0.0.0/17"));
        cloud.add(group(Map.of("service", "STORE", "region", "north"), "11.0.128.0/20"));
        cloud.add(group(Map.of("service", "STORE", "region", "south"), "11.0.192.0/20"));
        cloud.add(group(Map.of("service", "STORE", "region", "north"), "2d00::/48"));
        List<RangeGroup> forge = new ArrayList<>();
        forge.add(group(Map.of("list", "web"), "11.3.0.0/24"));
        forge.add(group(Map.of("list", "bots"), "11.3.0.0/25"));
        forge.add(group(Map.of("list", "hooks"), "11.3.1.0/24"));
        forge.add(
                new RangeGroup(
                        new Attributes(new TreeMap<>(Map.of("list", List.of("web", "hooks")))),
                        1,
                        CidrSet.parse("11.3.2.0/24"),
                        CidrSet.EMPTY));
        return Snapshots.of(
                List.of(
                        snapshot("cloud", "", cloud),
                        snapshot("forge", "", forge),
                        snapshot(
                                "shop",
                                "api",
                                List.of(group(Map.of("list", "api"), "11.1.0.0/24"))),
                        snapshot(
                                "shop",
                                "hooks",
                                List.of(group(Map.of("list", "hooks"), "11.1.1.0/24"))),
                        snapshot("cdn", "", List.of(group(Map.of(), "11.2.0.0/16")))));
    }

    private static RangeGroup group(Map<String, String> attributes, String block) {
        return new RangeGroup(Attributes.of(attributes), 1, CidrSet.parse(block), CidrSet.EMPTY);
    }

    private static Snapshot snapshot(String feed, String document, List<RangeGroup> groups) {
        return Snapshot.of(
                new DocumentKey(feed, document),
                new Provenance("x.test", "ab", Optional.empty(), Optional.empty(), NOW),
                groups);
    }
}
