package io.rangekeeper.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// What random owners publish, now and earlier: the feed `alpha`, the feed `beta` of two documents
/// and the feed `gamma`, each range with one attribute `k`.
final class Owners {
    static final List<String> FEEDS = List.of("alpha", "beta", "gamma");

    static final Map<String, List<String>> DOCUMENTS =
            Map.of(
                    "alpha", List.of("alpha"),
                    "beta", List.of("beta/x", "beta/y"),
                    "gamma", List.of("gamma"));

    /// Ranges under one value of `k`, as sets of [Atoms].
    record Group(String value, long ranges, long quarantined) {}

    private final RandomGenerator random;
    private final Map<String, List<Group>> current = new TreeMap<>();
    private final Map<String, Map<String, List<Group>>> known = new HashMap<>();
    private Snapshots snapshots = Snapshots.NONE;

    Owners(RandomGenerator random) {
        this.random = random;
        FEEDS.forEach(feed -> documents(feed).forEach(this::publish));
        snapshots = taken();
    }

    static Catalogue catalogue() {
        return Catalogue.of(FEEDS.stream().map(Owners::feed).toList());
    }

    void changeSomething() {
        publish(someDocument());
        snapshots = taken();
    }

    /// What would be published under another layout is not known any more, if it is not current.
    void forgetThePast() {
        known.clear();
        current.forEach(this::remember);
        snapshots = taken();
    }

    /// As after a restart with a feed that is down.
    void lose(String document) {
        current.remove(document);
        snapshots = taken();
    }

    String someDocument() {
        return List.of("alpha", "beta/x", "beta/y", "gamma").get(random.nextInt(4));
    }

    boolean hasRead(String feed) {
        return current.keySet().containsAll(documents(feed));
    }

    boolean knows(Map<String, String> contents) {
        return contents.entrySet().stream()
                .allMatch(entry -> groups(entry.getKey(), entry.getValue()) != null);
    }

    /// What names the present content of a document.
    Map<String, String> contents(Iterable<String> feeds) {
        Map<String, String> contents = new TreeMap<>();
        for (String feed : feeds) {
            for (String document : documents(feed)) {
                contents.put(document, content(current.getOrDefault(document, List.of())));
            }
        }
        return contents;
    }

    List<Group> groups(String feed) {
        return groups(feed, Map.of());
    }

    /// Of the documents named, that content; of the others, the present one.
    List<Group> groups(String feed, Map<String, String> contents) {
        List<Group> groups = new ArrayList<>();
        for (String document : documents(feed)) {
            String content = contents.get(document);
            List<Group> found = content == null ? current.get(document) : groups(document, content);
            groups.addAll(found == null ? List.of() : found);
        }
        return groups;
    }

    Snapshots snapshots() {
        return snapshots;
    }

    private Snapshots taken() {
        List<Snapshot> now = new ArrayList<>();
        current.forEach((document, groups) -> now.add(snapshot(document, groups)));
        List<Snapshot> earlier = new ArrayList<>();
        known.forEach((document, contents) ->
                contents.values().forEach(groups -> earlier.add(snapshot(document, groups))));
        return Snapshots.of(now, earlier);
    }

    private static List<String> documents(String feed) {
        return DOCUMENTS.getOrDefault(feed, List.of());
    }

    @org.jspecify.annotations.Nullable
    private List<Group> groups(String document, String content) {
        return known.getOrDefault(document, Map.of()).get(content);
    }

    private void publish(String document) {
        List<Group> groups = new ArrayList<>();
        for (String value : List.of("a", "b", "c")) {
            if (random.nextInt(4) > 0) {
                long quarantined = random.nextInt(6) == 0 ? Atoms.some(random) : 0;
                groups.add(new Group(value, Atoms.some(random), quarantined));
            }
        }
        current.put(document, groups);
        remember(document, groups);
    }

    private void remember(String document, List<Group> groups) {
        known.computeIfAbsent(document, any -> new HashMap<>()).put(content(groups), groups);
    }

    private static String content(List<Group> groups) {
        return "sha256-" + UUID.nameUUIDFromBytes(groups.toString().getBytes(UTF_8));
    }

    private static Feed feed(String name) {
        List<FeedDocument> documents =
                documents(name).stream()
                        .map(key -> new FeedDocument(DocumentKey.parse(key), "https://" + key))
                        .toList();
        return new Feed(name, name, "", documents, Duration.ofHours(1));
    }

    private static Snapshot snapshot(String document, List<Group> groups) {
        List<RangeGroup> ranges = groups.stream().map(Owners::ranges).toList();
        Provenance provenance =
                new Provenance("memory", "", Optional.empty(), Optional.empty(), Walk.NOW);
        return new Snapshot(DocumentKey.parse(document), content(groups), provenance, ranges);
    }

    private static RangeGroup ranges(Group group) {
        CidrSet ranges = Atoms.set(group.ranges());
        return new RangeGroup(
                Attributes.of(Map.of("k", group.value())),
                ranges.size(),
                ranges,
                Atoms.set(group.quarantined()));
    }
}
