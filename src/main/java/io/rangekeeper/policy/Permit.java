package io.rangekeeper.policy;

import java.util.List;

/// What some namespaces may use.
///
/// @param feeds that an expression may name
/// @param sets that an expression may name; what is inside of them comes with them, for an
///   administrator wrote it
public record Permit(List<NamespacePattern> namespaces, PermittedNames feeds, PermittedNames sets) {
    public Permit {
        namespaces = List.copyOf(namespaces);
    }

    boolean concerns(String namespace) {
        return namespaces.stream().anyMatch(pattern -> pattern.matches(namespace));
    }
}
