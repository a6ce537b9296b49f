package io.rangekeeper.cli;

import io.rangekeeper.cli.backtest.Chronicle;
import io.rangekeeper.feed.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which documents are replayed.
final class HistoryOptions {
    @Option(
            names = "--history",
            required = true,
            paramLabel = "DIR",
            description =
                    "Documents of one feed, named by when they were recorded (UTC), plain or gzipped, as in"
                            + " aws/2026-07-26T01-57-05Z.json.gz; or a folder of such folders, called <feed>, or"
                            + " <feed>-<document> where a feed has several.")
    private Path folder = Path.of("");

    @Option(
            names = "--feed",
            paramLabel = "NAME",
            description =
                    "Whose documents they are, where the folder's name does not begin with it: aws, stripe-api.")
    private Optional<String> feed = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "Only documents from then on: 2024-01-01, or 2024-01-01T12:00:00Z.")
    private Optional<String> since = Optional.empty();

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "Only documents before then; time passes until then, too.")
    private Optional<String> until = Optional.empty();

    Path folder() {
        return folder;
    }

    /// Until when time passes; the beginning of time where nobody says.
    Instant horizon() {
        return until.map(text -> Moment.parse("--until", text)).orElse(Instant.MIN);
    }

    /// The documents of the time that was asked for, whatever their feeds.
    Chronicle read(Catalogue catalogue) {
        if (!Files.isDirectory(folder)) {
            throw CommandException.failure(
                    "--history: "
                            + folder
                            + (Files.exists(folder) ? " is no folder" : " does not exist"));
        }
        Instant first = since.map(text -> Moment.parse("--since", text)).orElse(Instant.MIN);
        Instant end = until.map(text -> Moment.parse("--until", text)).orElse(Instant.MAX);
        Chronicle all = Chronicle.read(folder, catalogue, feed);
        Chronicle some = all.between(first, end);
        if (some.isEmpty()) {
            throw CommandException.failure(
                    "--since, --until: %s holds no document of that time; it has some from %s to %s"
                            .formatted(folder, all.from(), all.until()));
        }
        return some;
    }
}
