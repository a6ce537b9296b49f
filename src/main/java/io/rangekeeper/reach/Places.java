package io.rangekeeper.reach;

/// Tells where a field of an object stands.
@FunctionalInterface
public interface Places {
    /// Objects of a cluster have no lines.
    Places OBJECTS = (place, _) -> place;

    /// As exactly as it is known.
    ///
    /// @param place of the object
    /// @param path of the field, as in `spec.egress[0]`; empty for the object itself
    String of(String place, String path);
}
