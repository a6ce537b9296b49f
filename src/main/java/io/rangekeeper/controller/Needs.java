package io.rangekeeper.controller;

import io.rangekeeper.store.PolicyName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/// Which feeds each policy needs. For several threads.
final class Needs {
    private final Map<PolicyName, Set<String>> feeds = new HashMap<>();

    /// Says whether this policy needs others than before.
    synchronized boolean put(PolicyName name, Set<String> needed) {
        Set<String> before = feeds.put(name, Set.copyOf(needed));
        return !needed.equals(before);
    }

    synchronized boolean remove(PolicyName name) {
        return feeds.remove(name) != null;
    }

    /// All that anybody needs.
    synchronized NavigableSet<String> feeds() {
        NavigableSet<String> all = new TreeSet<>();
        feeds.values().forEach(all::addAll);
        return all;
    }

    /// Who needs a feed.
    synchronized List<PolicyName> policies(String feed) {
        return feeds.entrySet().stream()
                .filter(entry -> entry.getValue().contains(feed))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
