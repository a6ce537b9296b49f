package io.rangekeeper.policy;

import java.util.Map;
import java.util.Optional;

/// How namespaces are labelled.
@FunctionalInterface
public interface Namespaces {
    /// Nothing is known of any.
    Namespaces UNKNOWN = _ -> Optional.empty();

    /// The labels of a namespace; empty when they are not known, which is not the same as none.
    Optional<Map<String, String>> labels(String namespace);

    /// Those, and no others.
    static Namespaces of(Map<String, Map<String, String>> labels) {
        Map<String, Map<String, String>> copy = Map.copyOf(labels);
        return namespace -> Optional.ofNullable(copy.get(namespace));
    }
}
