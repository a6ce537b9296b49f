package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.FetchedFeeds;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Whether a command that describes feeds reads their documents too, or says what is remembered of
/// them. By itself it opens no connection.
final class ReadingOptions {
    @Mixin private final RangesOptions ranges = new RangesOptions();

    @Option(
            names = "--fetch",
            description = "Fetch the documents from their owners (else nothing is fetched).")
    private boolean fetch;

    /// What is known of these feeds; empty when nobody asked for it.
    Optional<FetchedFeeds> read(
            Environment environment, Configuration configuration, Set<String> names) {
        Origin origin = ranges.origin();
        if (fetch && origin.recorded().isPresent()) {
            throw CommandException.usage(
                    "--recorded reads a folder, --fetch the network: give one or the other");
        }
        Ranges reader = new Ranges(environment, configuration, origin);
        if (fetch || origin.recorded().isPresent()) {
            return Optional.of(reader.fetch(names));
        }
        return origin.state().map(folder -> reader.remembered());
    }
}
