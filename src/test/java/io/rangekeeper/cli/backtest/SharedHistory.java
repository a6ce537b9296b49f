package io.rangekeeper.cli.backtest;

import io.rangekeeper.feed.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// What owners really published; whoever asks for what is not here is skipped.
final class SharedHistory {
    static final Catalogue CATALOGUE = Catalogue.builtIn();

    private static final Path FOLDER = Path.of("..", "shared", "feeds", "history");

    private SharedHistory() {}

    /// AWS's documents in a folder, the oldest first.
    static List<Recorded> aws(String folder) {
        Path path = FOLDER.resolve(folder);
        Assumptions.assumeTrue(
                Files.isDirectory(path), "real feed documents are not here: " + path.normalize());
        return Chronicle.read(path, CATALOGUE, Optional.of("aws")).documents();
    }
}
