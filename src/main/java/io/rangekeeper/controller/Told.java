package io.rangekeeper.controller;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.controller.AuditEntry.What;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What was told of a policy last, so that nothing is told twice.
///
/// @param keys of the decisions that stand: what is held, waits, or was refused
public record Told(Set<AuditEntry.Key> keys) {
    /// Nothing yet.
    public static final Told NOTHING = new Told(Set.of());

    public Told {
        keys = Set.copyOf(keys);
    }

    /// What there is to be told after this.
    static Told of(List<AuditEntry> standing) {
        return new Told(
                standing.stream().map(AuditEntry::key).collect(Collectors.toUnmodifiableSet()));
    }

    /// The same, and what could not be written before.
    Told withAttemptsOf(Told before) {
        Set<AuditEntry.Key> all = new HashSet<>(keys);
        before.keys.stream()
                .filter(key -> key.what() == What.REJECTED || key.what() == What.FAILED)
                .forEach(all::add);
        return new Told(all);
    }

    /// The same, and these as if they had been told.
    Told with(Set<AuditEntry.Key> others) {
        Set<AuditEntry.Key> all = new HashSet<>(keys);
        all.addAll(others);
        return new Told(all);
    }

    /// The same, and these as if they had not.
    Told without(Set<AuditEntry.Key> others) {
        Set<AuditEntry.Key> all = new HashSet<>(keys);
        all.removeAll(others);
        return new Told(all);
    }

    boolean has(AuditEntry entry) {
        return keys.contains(entry.key());
    }

    /// What of a rule was said to wait.
    ///
    /// @param rule its key, whatever its place
    CidrSet pending(String rule) {
        return CidrSet.union(
                keys.stream()
                        .filter(key -> key.what() == What.PENDING && key.rule().equals(rule))
                        .map(AuditEntry.Key::removed)
                        .toList());
    }
}
