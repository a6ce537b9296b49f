package io.rangekeeper.controller.http;

import java.util.Optional;
import java.util.function.Supplier;

/// Something that has to hold for the process to count as alive, or as ready.
///
/// @param name for people: `list`
/// @param failure what is wrong, and for how long; empty when nothing is. It is asked on each
///   request, so it looks at what is known and waits for nothing
public record Check(String name, Supplier<Optional<String>> failure) {
    /// One that cannot answer has failed.
    public Optional<String> trouble() {
        try {
            return failure.get();
        } catch (RuntimeException e) {
            return Optional.of("cannot be checked: " + e);
        }
    }
}
