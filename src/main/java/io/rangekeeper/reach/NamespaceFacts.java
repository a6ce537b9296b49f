package io.rangekeeper.reach;

import java.util.Map;

/// A namespace as its object says.
///
/// @param place where that stands, for people
public record NamespaceFacts(
        String place, String name, Map<String, String> labels, Map<String, String> annotations) {
    public NamespaceFacts {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }
}
