package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.FetchedFeeds;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whether a command that describes feeds reads their documents too. By itself it opens no
/// connection.
final class ReadingOptions {
    @Mixin private final RangesOptions ranges = new RangesOptions();

    @Option(
            names = "--fetch",
            description = "Fetch the documents from their owners (else nothing is fetched).")
    private boolean fetch;

    /// What came of reading these feeds; empty when nobody asked for it.
    Optional<FetchedFeeds> read(
            Environment environment, Configuration configuration, Set<String> names) {
        if (fetch && ranges.recorded().isPresent()) {
            throw CommandException.usage(
                    "--recorded reads a folder, --fetch the network: give one or the other");
        }
        return fetch || ranges.recorded().isPresent()
                ? Optional.of(new Ranges(environment, configuration, ranges).fetch(names))
                : Optional.empty();
    }
}
