package io.rangekeeper.controller.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// What owners publish one after another: mostly a little more or less, now and then much more or
/// less, or what they published before.
final class RandomContents {
    private static final List<String> VALUES = List.of("a", "b", "c");

    private final RandomGenerator random;
    private final Map<String, List<Content>> published = new HashMap<>();

    RandomContents(RandomGenerator random) {
        this.random = random;
    }

    Content next(String document) {
        List<Content> before = published.computeIfAbsent(document, _ -> new ArrayList<>());
        Content next = before.isEmpty() ? random() : after(before);
        before.add(next);
        return next;
    }

    private Content after(List<Content> before) {
        Content last = before.getLast();
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6 -> changed(last, Universe.some(random, 8), 0);
            case 7, 8 -> changed(last, 0, ~Universe.some(random, 10));
            case 9, 10 -> changed(last, 0, Universe.some(random, 50));
            case 11 -> changed(last, 0, random.nextBoolean() ? Universe.IPV4 : Universe.IPV6);
            case 12, 13 -> grown(last);
            case 14 -> random();
            case 15 -> random.nextInt(5) == 0 ? Content.NOTHING : changed(last, 0, 3);
            default -> before.get(Math.max(0, before.size() - 1 - random.nextInt(4)));
        };
    }

    /// @param toggled what is added or taken away
    /// @param kept what is left of it; 0 for all
    private Content changed(Content last, long toggled, long kept) {
        SortedMap<String, Long> groups = new TreeMap<>(last.groups());
        for (String value : VALUES) {
            long change = random.nextInt(3) > 0 ? toggled : 0;
            boolean spared = kept == 0 || random.nextInt(4) == 0;
            groups.merge(value, change, (one, other) -> one ^ other);
            groups.computeIfPresent(value, (_, atoms) -> spared ? atoms : atoms & kept);
        }
        return new Content(groups);
    }

    private Content grown(Content last) {
        SortedMap<String, Long> groups = new TreeMap<>(last.groups());
        long more = random.nextBoolean() ? Universe.some(random, 60) : Universe.one(random);
        String value = VALUES.get(random.nextInt(VALUES.size()));
        groups.merge(value, more, (one, other) -> one | other);
        return new Content(groups);
    }

    private Content random() {
        SortedMap<String, Long> groups = new TreeMap<>();
        int percent = 10 + random.nextInt(60);
        for (String value : VALUES) {
            groups.put(value, random.nextInt(10) == 0 ? 0 : Universe.some(random, percent));
        }
        return new Content(groups);
    }
}
