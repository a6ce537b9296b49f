package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.Accepted;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.DocumentSource;
import io.rangekeeper.feed.FeedFetcher;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.HttpDocuments;
import io.rangekeeper.feed.Network;
import io.rangekeeper.feed.ReadResult;
import io.rangekeeper.feed.RecordedDocuments;
import io.rangekeeper.feed.Refused;
import io.rangekeeper.report.Printable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Reads the feeds that a command needs.
final class Ranges {
    /// For all feeds of one command together: somebody waits for it.
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Environment environment;
    private final Catalogue catalogue;
    private final Optional<Path> recorded;
    private final UnaryOperator<DocumentSource> around;

    Ranges(Environment environment, Configuration configuration, RangesOptions options) {
        this(environment, configuration.catalogue(), options.recorded(), UnaryOperator.identity());
    }

    /// @param recorded a folder to read documents from instead of the network
    /// @param around sees all documents that pass
    Ranges(
            Environment environment,
            Catalogue catalogue,
            Optional<Path> recorded,
            UnaryOperator<DocumentSource> around) {
        this.environment = environment;
        this.catalogue = catalogue;
        this.recorded = recorded;
        this.around = around;
    }

    /// Every document of these feeds, read or refused; names that the catalogue lacks are left out.
    FetchedFeeds fetch(Set<String> feeds) {
        Set<String> known = new TreeSet<>(feeds);
        known.retainAll(catalogue.names());
        FeedFetcher fetcher = new FeedFetcher(catalogue, around.apply(source()), TIMEOUT);
        try {
            return fetcher.fetch(known, this::progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.failure("interrupted");
        }
    }

    private DocumentSource source() {
        return recorded.<DocumentSource>map(RecordedDocuments::new).orElseGet(this::network);
    }

    private DocumentSource network() {
        try {
            return HttpDocuments.create(
                    new Network(
                            environment.clock(),
                            Version.number(),
                            environment.variables(),
                            Optional.empty()));
        } catch (IllegalArgumentException e) {
            // A proxy that cannot be meant.
            throw CommandException.failure(String.valueOf(e.getMessage()));
        }
    }

    /// Only somebody who waits for the network wants to see this.
    private void progress(DocumentKey key, ReadResult result) {
        if (!environment.terminal() || recorded.isPresent()) {
            return;
        }
        String line =
                switch (result) {
                    case Accepted accepted -> key + ": " + accepted.entries() + " ranges";
                    case Refused(var reason, String detail) -> key + ": " + detail;
                };
        environment.err().println(Printable.of(line));
    }
}
