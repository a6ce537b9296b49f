package io.rangekeeper.controller;

import io.rangekeeper.store.PolicyName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which feeds each policy needs. For several threads.
final class Needs {
    private final Map<PolicyName, Set<String>> feeds = new HashMap<>();

    /// How many policies need each feed that one of them needs.
    private final TreeMap<String, Integer> counts = new TreeMap<>();

    /// Says whether a feed is needed now that nobody needed, or the other way round.
    synchronized boolean put(PolicyName name, Set<String> needed) {
        Set<String> after = Set.copyOf(needed);
        Set<String> before = feeds.put(name, after);
        boolean changed = count(after, 1);
        return count(before == null ? Set.of() : before, -1) || changed;
    }

    /// As above.
    synchronized boolean remove(PolicyName name) {
        Set<String> before = feeds.remove(name);
        return count(before == null ? Set.of() : before, -1);
    }

    /// All that anybody needs.
    synchronized NavigableSet<String> feeds() {
        return new TreeSet<>(counts.keySet());
    }

    /// Who needs a feed.
    synchronized List<PolicyName> policies(String feed) {
        return feeds.entrySet().stream()
                .filter(entry -> entry.getValue().contains(feed))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// Whether the first comes, or the last goes.
    private boolean count(Set<String> names, int more) {
        boolean changed = false;
        for (String name : names) {
            int before = counts.getOrDefault(name, 0);
            changed |= before == 0 || before + more == 0;
            if (before + more == 0) {
                counts.remove(name);
            } else {
                counts.put(name, before + more);
            }
        }
        return changed;
    }
}
