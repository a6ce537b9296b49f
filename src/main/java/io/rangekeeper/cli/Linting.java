package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.lint.Known;
import io.rangekeeper.lint.Linter;
import io.rangekeeper.lint.Scene;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Planner;
import io.rangekeeper.reach.Inventory;
import io.rangekeeper.report.LintReport;
import java.time.Instant;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What `lint` and `explain` have in common: read everything, read the feeds, plan what is managed.
///
/// @param needed the feeds that policies name
record Linting(
        Environment environment,
        Configuration configuration,
        Inventory inventory,
        Planner planner,
        Set<String> needed,
        FetchedFeeds feeds,
        String policiesFrom,
        String rangesFrom) {
    private static final FetchedFeeds NOTHING = new FetchedFeeds(new TreeMap<>());

    /// @param all whether to read every feed of the catalogue, named or not
    static Linting prepare(
            Environment environment,
            Configuration configuration,
            StoreOptions store,
            Origin origin,
            boolean all) {
        Linting unread = with(environment, configuration, store, origin, NOTHING);
        Set<String> read = new TreeSet<>(unread.needed);
        if (all || origin.recorded().isPresent()) {
            read.addAll(configuration.catalogue().names());
        }
        FetchedFeeds feeds = new Ranges(environment, configuration, origin).fetch(read);
        return new Linting(
                environment,
                configuration,
                unread.inventory,
                unread.planner,
                unread.needed,
                feeds,
                store.describe(),
                origin.describe());
    }

    /// With feeds that somebody has read.
    static Linting with(
            Environment environment,
            Configuration configuration,
            StoreOptions store,
            Origin origin,
            FetchedFeeds feeds) {
        Inventory inventory = store.inventory(environment, configuration.namespaces()).read();
        Planner planner =
                new Planner(
                        configuration.resolver(),
                        store.settings(configuration.settings(), origin),
                        inventory::labels);
        Set<String> needed = new TreeSet<>();
        inventory.policies().stream()
                .filter(NetworkPolicy::isManaged)
                .forEach(policy -> needed.addAll(planner.feeds(policy)));
        return new Linting(
                environment,
                configuration,
                inventory,
                planner,
                needed,
                feeds,
                store.describe(),
                origin.describe());
    }

    /// @param strict whether what is silenced counts
    LintReport report(boolean strict) {
        Instant now = environment.clock().instant();
        Known known =
                new Known(
                        configuration.catalogue(),
                        configuration.resolver(),
                        feeds.snapshots(),
                        configuration.cluster());
        Scene scene =
                new Scene(inventory, known, policy -> planner.plan(policy, feeds.snapshots(), now));
        return LintReport.of(
                Linter.run(scene, strict),
                feeds.failures().stream()
                        .filter(failure -> needed.contains(failure.key().feed()))
                        .toList(),
                policiesFrom,
                rangesFrom,
                now);
    }
}
