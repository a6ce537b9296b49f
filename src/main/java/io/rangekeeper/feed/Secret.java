package io.rangekeeper.feed;

import java.nio.file.Path;

/// Where a text stands that no configuration, message or log may hold.
public sealed interface Secret {
    /// The content of a file, without the line break at its end.
    record InFile(Path file) implements Secret {}

    /// An environment variable.
    record InVariable(String name) implements Secret {}
}
