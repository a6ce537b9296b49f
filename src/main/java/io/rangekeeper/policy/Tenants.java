package io.rangekeeper.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// In which namespaces policies are managed, and what they may use there. Who writes the
/// configuration decides it, and no annotation changes it.
///
/// @param namespaceLabels what a namespace has to be labelled with; empty: nothing
/// @param allow a namespace may use what any entry for it allows; empty: every namespace may use
///   everything
public record Tenants(SortedMap<String, String> namespaceLabels, List<Permit> allow) {
    /// Everything is allowed everywhere.
    public static final Tenants UNRESTRICTED = new Tenants(Map.of(), List.of());

    public Tenants {
        namespaceLabels = Collections.unmodifiableSortedMap(new TreeMap<>(namespaceLabels));
        allow = List.copyOf(allow);
    }

    public Tenants(Map<String, String> namespaceLabels, List<Permit> allow) {
        this(new TreeMap<>(namespaceLabels), allow);
    }

    /// Whether planning needs to know how namespaces are labelled.
    public boolean needsLabels() {
        return !namespaceLabels.isEmpty();
    }

    PermittedNames feeds(String namespace) {
        return permitted(namespace, Permit::feeds);
    }

    PermittedNames sets(String namespace) {
        return permitted(namespace, Permit::sets);
    }

    private PermittedNames permitted(String namespace, Function<Permit, PermittedNames> of) {
        return allow.isEmpty()
                ? PermittedNames.ALL
                : allow.stream()
                        .filter(permit -> permit.concerns(namespace))
                        .map(of)
                        .reduce(PermittedNames.NONE, PermittedNames::or);
    }
}
