package io.rangekeeper.feed;

import io.rangekeeper.yaml.Fields;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// The path of a file, as a key says it.
public final class FilePath {
    private FilePath() {}

    /// What the key says; a text that is no path goes to the problems and reads as absent.
    public static Optional<Path> parse(Fields fields, String key) {
        try {
            return fields.text(key).map(Path::of);
        } catch (InvalidPathException e) {
            fields.problem(key, "is no path of a file");
            return Optional.empty();
        }
    }
}
