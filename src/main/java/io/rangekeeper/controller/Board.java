package io.rangekeeper.controller;

import io.rangekeeper.store.PolicyName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// How all policies stand. For several threads.
public final class Board {
    private final ConcurrentNavigableMap<PolicyName, PolicyStatus> all =
            new ConcurrentSkipListMap<>();

    public Optional<PolicyStatus> get(PolicyName name) {
        return Optional.ofNullable(all.get(name));
    }

    /// In the order of their names, as they are now.
    public List<PolicyStatus> all() {
        return List.copyOf(all.values());
    }

    /// Which there are.
    List<PolicyName> names() {
        return List.copyOf(all.keySet());
    }

    void put(PolicyStatus status) {
        all.put(status.policy(), status);
    }

    void remove(PolicyName name) {
        all.remove(name);
    }
}
