package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.controller.FeedMeters;
import io.rangekeeper.controller.LoggedRefresher;
import io.rangekeeper.controller.TextfileMetrics;
import io.rangekeeper.feed.Accepted;
import io.rangekeeper.feed.Belief;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.DocumentSource;
import io.rangekeeper.feed.FeedFetcher;
import io.rangekeeper.feed.FeedReader;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.ReadResult;
import io.rangekeeper.feed.Refresher;
import io.rangekeeper.feed.Refused;
import io.rangekeeper.feed.SnapshotStore;
import io.rangekeeper.report.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Reads the feeds that a command needs.
final class Ranges {
    /// For all feeds of one command together: somebody waits for it.
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Environment environment;
    private final Catalogue catalogue;
    private final Belief belief;
    private final Origin origin;
    private final UnaryOperator<Refresher> told;

    /// For a command that says itself what was refused.
    Ranges(Environment environment, Configuration configuration, Origin origin) {
        this(environment, configuration, origin, UnaryOperator.identity());
    }

    private Ranges(
            Environment environment,
            Configuration configuration,
            Origin origin,
            UnaryOperator<Refresher> told) {
        this.environment = environment;
        this.catalogue = configuration.catalogue();
        this.belief = new Belief(configuration.accept()::contains);
        this.origin = origin;
        this.told = told;
    }

    /// For a command that a schedule may run: the log tells what was refused, whatever becomes of
    /// the report.
    static Ranges logged(Environment environment, Configuration configuration, Origin origin) {
        return new Ranges(
                environment,
                configuration,
                origin,
                refresher -> new LoggedRefresher(refresher, environment.clock()));
    }

    /// Every document of these feeds, read or refused; names that the catalogue lacks are left out.
    FetchedFeeds fetch(Set<String> feeds) {
        return fetch(feeds, UnaryOperator.identity());
    }

    /// @param around sees all documents that pass
    FetchedFeeds fetch(Set<String> feeds, UnaryOperator<DocumentSource> around) {
        Set<String> known = new TreeSet<>(feeds);
        known.retainAll(catalogue.names());
        try (DocumentSource source = origin.source(environment);
                SnapshotStore store = origin.store(environment)) {
            FeedReader reader = new FeedReader(around.apply(source), store, belief);
            FeedMeters meters = new FeedMeters(environment.clock(), System::nanoTime);
            Refresher refresher = told.apply(meters.measured(reader));
            FetchedFeeds fetched =
                    new FeedFetcher(catalogue, refresher, store, TIMEOUT)
                            .fetch(known, this::progress);
            origin.metrics().ifPresent(file -> write(file, meters));
            return fetched;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.failure("interrupted");
        }
    }

    /// What was read before; nothing is fetched.
    FetchedFeeds remembered() {
        try (SnapshotStore store = origin.store(environment)) {
            return new FetchedFeeds(new TreeMap<>(), store.snapshots());
        }
    }

    /// That they cannot be written does not keep the command from its work.
    private void write(Path file, FeedMeters meters) {
        try {
            TextfileMetrics.write(file, meters.expose());
        } catch (IOException e) {
            new Errors(environment.err()).print(String.valueOf(e.getMessage()));
        }
    }

    /// Only somebody who waits for the network wants to see this.
    private void progress(DocumentKey key, ReadResult result) {
        if (!environment.terminal() || origin.recorded().isPresent()) {
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
