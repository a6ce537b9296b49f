package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.controller.Audit;
import io.rangekeeper.controller.AuditWitness;
import io.rangekeeper.controller.Board;
import io.rangekeeper.controller.Controller;
import io.rangekeeper.controller.EventsWitness;
import io.rangekeeper.controller.LastResults;
import io.rangekeeper.controller.LatestDecisions;
import io.rangekeeper.controller.LeadershipClock;
import io.rangekeeper.controller.LiveConfiguration;
import io.rangekeeper.controller.LoggedRefresher;
import io.rangekeeper.controller.Meters;
import io.rangekeeper.controller.StatusView;
import io.rangekeeper.controller.Views;
import io.rangekeeper.controller.Vitals;
import io.rangekeeper.controller.Witness;
import io.rangekeeper.controller.http.Check;
import io.rangekeeper.controller.http.Sources;
import io.rangekeeper.feed.Belief;
import io.rangekeeper.feed.DocumentSource;
import io.rangekeeper.feed.FeedReader;
import io.rangekeeper.feed.SnapshotStore;
import io.rangekeeper.notify.Notifications;
import io.rangekeeper.report.PlanHtml;
import io.rangekeeper.report.status.StatusPage;
import io.rangekeeper.store.PolicyWatch;
import io.rangekeeper.store.cluster.ClusterAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// A controller with all that it is made of.
final class Running implements AutoCloseable {
    /// Whoever has more mends these first.
    private static final int MOST_TROUBLES = 20;

    private final Environment environment;
    private final LiveConfiguration configuration;
    private final DocumentSource source;
    private final SnapshotStore snapshots;
    private final ClusterAccess cluster;
    private final Controller controller;
    private final Meters meters;
    private final Notifications notifications;
    private final Views views;
    private final StatusView status;
    private final Liveness liveness;

    private Running(
            Environment environment,
            Optional<Path> file,
            Configuration first,
            RunOptions options,
            Origin origin) {
        this.environment = environment;
        this.configuration = new LiveConfiguration(file, first);
        this.cluster =
                options.clusters(environment)
                        .access(
                                options.kubeconfig(),
                                options.context(),
                                options.settings(environment, first),
                                environment.clock());
        this.source = origin.source(environment);
        this.snapshots = origin.store(environment);
        Board board = new Board();
        LatestDecisions decisions = new LatestDecisions();
        LeadershipClock leadership = new LeadershipClock(cluster.leadership(), environment.clock());
        AtomicReference<Optional<Controller>> late = new AtomicReference<>(Optional.empty());
        this.meters =
                new Meters(
                        environment.clock(),
                        System::nanoTime,
                        board,
                        new Vitals(
                                Version.number(),
                                () -> late.get().flatMap(Controller::lastListed),
                                cluster.leadership()::isLeader,
                                () -> late.get().map(Controller::queueDepth).orElse(0),
                                () -> late.get().map(Controller::intervals).orElseGet(Map::of),
                                () -> StoredBytes.in(origin.state()),
                                () -> StoredBytes.free(origin.state()),
                                () -> writable(origin)));
        this.notifications =
                new Notifications(
                        options.identity(environment),
                        Version.number(),
                        environment.variables(),
                        environment.clock(),
                        meters.policies()::notified);
        LoggedRefresher reader = reader();
        LastResults results = new LastResults(reader, snapshots);
        AtomicReference<Optional<PolicyWatch>> firstWatch =
                new AtomicReference<>(Optional.of(cluster.watch()));
        this.controller =
                new Controller(
                        new Controller.Parts(
                                configuration,
                                meters.policies().measured(cluster.store()),
                                now ->
                                        firstWatch
                                                .getAndSet(Optional.empty())
                                                .orElseGet(() -> watch(options, now)),
                                leadership,
                                snapshots,
                                results,
                                board,
                                Witness.all(
                                        new AuditWitness(
                                                new Audit(),
                                                meters.policies(),
                                                decisions,
                                                environment.clock()),
                                        new EventsWitness(cluster.events()),
                                        new EventsWitness(notifications)),
                                meters.policies()::measured,
                                feeds -> {
                                    meters.feeds().retain(feeds);
                                    reader.retain(feeds);
                                    results.retain(feeds);
                                },
                                this::reloaded,
                                environment.clock(),
                                System::nanoTime),
                        new SplittableRandom());
        late.set(Optional.of(controller));
        this.liveness = new Liveness(controller::listAge, System::nanoTime);
        this.views =
                new Views(
                        board,
                        () -> configuration.get().catalogue(),
                        results::feeds,
                        controller::planned,
                        environment.clock());
        this.status =
                new StatusView(
                        options.identity(environment),
                        Version.number(),
                        leadership,
                        configuration,
                        this::troubles,
                        board,
                        results::feeds,
                        decisions,
                        environment.clock());
    }

    /// Nothing is sent yet.
    static Running assemble(
            Environment environment,
            ConfigurationOption configuration,
            RunOptions options,
            Origin origin) {
        return new Running(
                environment, configuration.file(), configuration.read(), options, origin);
    }

    void start() {
        notifications.use(configuration.get().targets());
        controller.start();
    }

    /// What is shown by HTTP.
    Sources sources() {
        return new Sources(
                live(),
                ready(),
                meters::expose,
                views::policies,
                views::policy,
                views::feedsJson,
                query ->
                        new Sources.Page(
                                "style-src " + StatusPage.style(), status.page(query)::write),
                (namespace, name) ->
                        views.policyPage(namespace, name)
                                .map(html -> Sources.Page.of(PlanHtml.SOURCES, html)));
    }

    private List<Check> live() {
        return List.of(
                new Check("policies are listed", liveness::stuck),
                new Check("policies are looked at", controller::stuck));
    }

    private List<Check> ready() {
        return List.of(
                new Check("policies were listed", this::unlisted),
                new Check("configuration", configuration::trouble));
    }

    /// What keeps it from its work, and policies that nobody can read.
    private List<String> troubles() {
        return Stream.concat(
                        Stream.of(live(), ready())
                                .flatMap(List::stream)
                                .flatMap(check -> check.trouble().stream()),
                        controller.unreadable().stream()
                                .map(unread -> unread.place() + ": " + unread.problem()))
                .limit(MOST_TROUBLES)
                .toList();
    }

    /// Lets another replica lead, and then ends the rest.
    @Override
    public void close() {
        controller.close();
        notifications.close();
        cluster.close();
        source.close();
        snapshots.close();
    }

    private LoggedRefresher reader() {
        Belief belief = new Belief(sha256 -> configuration.get().accept().contains(sha256));
        return new LoggedRefresher(
                meters.feeds().measured(new FeedReader(source, snapshots, belief)),
                environment.clock());
    }

    private double writable(Origin origin) {
        return origin.state().isEmpty() ? Double.NaN : snapshots.isWritable() ? 1 : 0;
    }

    private PolicyWatch watch(RunOptions options, Configuration now) {
        return options.clusters(environment)
                .watch(
                        options.kubeconfig(),
                        options.context(),
                        options.settings(environment, now),
                        environment.clock());
    }

    private void reloaded(LiveConfiguration.Outcome outcome) {
        notifications.use(configuration.get().targets());
        switch (outcome) {
            case APPLIED -> meters.policies().reloaded(true);
            case REFUSED -> meters.policies().reloaded(false);
            case UNCHANGED -> {}
        }
    }

    private Optional<String> unlisted() {
        return controller.isListed()
                ? Optional.empty()
                : Optional.of("the policies of the cluster were not listed yet");
    }
}
