package io.rangekeeper.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// How much a folder of some hundred files takes.
final class StoredBytes {
    private StoredBytes() {}

    /// 0 where there is none, or where it cannot be told.
    static long in(Optional<Path> folder) {
        if (folder.isEmpty()) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder.get())) {
            return files.filter(Files::isRegularFile).mapToLong(StoredBytes::size).sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /// How much more the disk of a folder could take; NaN where there is none, or where it cannot
    /// be told.
    static double free(Optional<Path> folder) {
        if (folder.isEmpty()) {
            return Double.NaN;
        }
        try {
            return Files.getFileStore(folder.get()).getUsableSpace();
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // It has just been swept away.
            return 0;
        }
    }
}
