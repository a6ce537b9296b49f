package io.rangekeeper.select;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Attributes;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Provenance;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A small world of feeds: `aws`, `gcp` without attributes, `stripe` of two documents, `wiki` whose
/// `product` has several values, and `odd`, which publishes private space.
final class Published {
    static final Snapshot AWS =
            snapshot(
                    "aws",
                    group(Map.of("service", "S3", "region", "us-east-1"), "52.216.0.0/15"),
                    group(
                            Map.of("service", "S3", "region", "eu-west-1"),
                            "52.218.0.0/17",
                            "2a05:d050:8000::/40"),
                    group(Map.of("service", "EC2", "region", "us-east-1"), "3.208.0.0/12"),
                    group(
                            Map.of("service", "AMAZON", "region", "us-east-1"),
                            "3.208.0.0/12",
                            "52.216.0.0/15",
                            "54.239.0.0/28"));

    static final Snapshot GCP = snapshot("gcp", group(Map.of(), "34.80.0.0/15"));

    static final Snapshot STRIPE_API =
            snapshot("stripe/api", group(Map.of("list", "api"), "3.18.12.63/32"));

    static final Snapshot STRIPE_WEBHOOKS =
            snapshot("stripe/webhooks", group(Map.of("list", "webhooks"), "3.130.192.231/32"));

    static final Snapshot WIKI =
            snapshot(
                    "wiki",
                    group(Map.of("product", List.of("jira", "confluence")), "13.52.5.0/25"),
                    group(Map.of("product", List.of("jira")), "13.236.8.128/25"),
                    group(Map.of("product", List.of("trello")), "18.184.99.128/25"),
                    group(Map.of(), "18.205.93.0/25"));

    static final Snapshot ODD =
            snapshot(
                    "odd",
                    new RangeGroup(
                            attributes(Map.of("kind", "mixed")),
                            2,
                            CidrSet.parse("8.8.8.0/24"),
                            CidrSet.parse("10.1.0.0/16")),
                    new RangeGroup(
                            attributes(Map.of("kind", "private")),
                            1,
                            CidrSet.EMPTY,
                            CidrSet.parse("192.168.0.0/16")));

    static final Snapshots ALL =
            Snapshots.of(List.of(AWS, GCP, STRIPE_API, STRIPE_WEBHOOKS, WIKI, ODD));

    private Published() {}

    static Resolver resolver() {
        return resolver(Map.of());
    }

    static Resolver resolver(Map<String, String> sets) {
        return resolver(sets, false);
    }

    static Resolver resolver(Map<String, String> sets, boolean allowAny) {
        SortedMap<String, List<DocumentKey>> documents = new TreeMap<>();
        for (String feed : List.of("aws", "gcp", "wiki", "odd")) {
            documents.put(feed, List.of(DocumentKey.parse(feed)));
        }
        documents.put("stripe", List.of(STRIPE_API.key(), STRIPE_WEBHOOKS.key()));
        SortedMap<String, Expression> parsed = new TreeMap<>();
        sets.forEach((name, text) -> parsed.put(name, Expression.parse(text)));
        return new Resolver(documents, parsed, allowAny);
    }

    static Resolution.Resolved resolved(String expression) {
        return (Resolution.Resolved) resolver().resolve(Expression.parse(expression), ALL);
    }

    /// The minimal list of what an expression selects, as text.
    static List<String> select(String expression) {
        return texts(resolved(expression).selected());
    }

    static List<String> texts(CidrSet set) {
        return set.stream().map(Object::toString).toList();
    }

    static Snapshot snapshot(String key, RangeGroup... groups) {
        Provenance provenance =
                new Provenance("memory", "", Optional.empty(), Optional.empty(), Instant.EPOCH);
        return new Snapshot(DocumentKey.parse(key), "of " + key, provenance, List.of(groups));
    }

    /// Values are a text or a list of texts.
    static RangeGroup group(Map<String, ?> attributes, String... blocks) {
        return new RangeGroup(
                attributes(attributes), blocks.length, CidrSet.parse(blocks), CidrSet.EMPTY);
    }

    private static Attributes attributes(Map<String, ?> attributes) {
        SortedMap<String, List<String>> values = new TreeMap<>();
        attributes.forEach((name, value) ->
                values.put(
                        name,
                        value instanceof List<?> several
                                ? several.stream().map(Object::toString).toList()
                                : Arrays.asList(value.toString())));
        return new Attributes(values);
    }
}
