package io.rangekeeper.controller;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.Refresher;
import io.rangekeeper.feed.SnapshotStore;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Planner;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.store.Leadership;
import io.rangekeeper.store.PolicyName;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.PolicyWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the policies of a cluster in line with what their feeds say, until it is closed.
///
///     the cluster ----- a policy changed -----.
///     the schedule ---- a feed said something else, or a removal is due --> queue -> PolicyWorker
///     the configuration changed, this replica leads now, a while has passed -'
///
/// Every replica does all of it but write.
public final class Controller implements AutoCloseable {
    private static final Duration TICK = Duration.ofSeconds(2);
    private static final Duration RESYNC = Duration.ofMinutes(10);

    /// A configuration of many policies is taken up in seconds.
    private static final Duration TICKLESS = Duration.ofMinutes(10);

    /// How soon a policy is looked at again that came before all were listed.
    private static final Duration UNLISTED = Duration.ofMillis(200);

    /// More would not be faster: planning takes the processor, and the API server has others to
    /// serve.
    private static final int WORKERS = 2;

    /// What is under way may take so long to end: less than Kubernetes waits (30 s).
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(Controller.class);

    /// What a controller is put together from. It closes the watches and the leadership, and
    /// nothing else.
    ///
    /// @param store where changes are written
    /// @param watches watches the policies that a configuration means
    /// @param snapshots where the refresher keeps what it reads
    /// @param measured the same planner, measured
    /// @param feeds is told which feeds are needed: nothing of others has to be kept
    /// @param reloaded is told what came of looking at the configuration
    /// @param nanos goes on steadily, whatever becomes of the clock
    public record Parts(
            LiveConfiguration configuration,
            PolicyStore store,
            Function<Configuration, PolicyWatch> watches,
            Leadership leadership,
            SnapshotStore snapshots,
            Refresher refresher,
            Board board,
            Witness witness,
            UnaryOperator<Function<NetworkPolicy, PolicyPlan>> measured,
            Consumer<Set<String>> feeds,
            Consumer<LiveConfiguration.Outcome> reloaded,
            InstantSource clock,
            LongSupplier nanos) {}

    private final Parts parts;
    private final PolicyQueue queue = new PolicyQueue();
    private final Needs needs = new Needs();
    private final WallClock clock;
    private final FeedSchedule schedule;
    private final FeedRounds rounds;
    private final PolicyWorker worker;
    private final CurrentWatch watch;

    /// When the last tick began.
    private volatile long ticked;

    private final ScheduledExecutorService ticks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("controller-ticks").factory());

    public Controller(Parts parts, RandomGenerator random) {
        this.parts = parts;
        this.ticked = parts.nanos().getAsLong();
        this.clock = new WallClock(parts.clock(), parts.nanos(), parts.snapshots().snapshots());
        this.watch = new CurrentWatch(parts.watches(), queue::add);
        this.rounds =
                new FeedRounds(
                        parts.configuration(),
                        parts.refresher(),
                        needs,
                        parts.board(),
                        queue::add,
                        parts.clock());
        this.schedule = new FeedSchedule(this::fetch, random);
        this.worker =
                new PolicyWorker(
                        new PolicyWorker.Parts(
                                this::seen,
                                new LeaderStore(parts.store(), parts.leadership()),
                                parts.leadership(),
                                policy -> planner().feeds(policy),
                                parts.measured().apply(this::plan),
                                needs,
                                this::schedule,
                                rounds::isTried,
                                parts.board(),
                                parts.witness(),
                                parts.clock()));
    }

    /// Comes back at once.
    public void start() {
        watch.use(parts.configuration().get());
        parts.leadership().start(this::leadershipChanged);
        queue.start(WORKERS, this::work);
        schedule.start();
        every(TICK, this::tick);
        every(RESYNC, this::lookAtAll);
    }

    /// Whether all policies that the configuration means were listed once.
    public boolean isListed() {
        return watch.isListed();
    }

    /// When the last complete list of policies began.
    public Optional<Instant> lastListed() {
        return watch.begun().flatMap(PolicyWatch::lastListed);
    }

    /// How long ago that was, whatever the clock says.
    public Optional<Duration> listAge() {
        return watch.begun().flatMap(PolicyWatch::listAge);
    }

    /// Why no policy is looked at although some wait; empty while all is well.
    public Optional<String> stuck() {
        return queue.stuck().or(this::tickless);
    }

    /// How many policies wait to be looked at.
    public int queueDepth() {
        return queue.depth();
    }

    /// The most time that is to pass between two fetches of each feed that a policy needs.
    public Map<String, Duration> intervals() {
        return schedule.intervals();
    }

    /// Those that are watched and cannot be read.
    public List<PolicyStore.Unreadable> unreadable() {
        return watch.begun().map(PolicyWatch::unreadable).orElse(List.of());
    }

    /// What would become of a policy that is there, as it is now. One at a time: whoever asks takes
    /// no more than one processor from the work.
    public Optional<PolicyPlan> planned(PolicyName name) {
        synchronized (parts) {
            return watch.begun().flatMap(now -> now.policy(name)).map(this::plan);
        }
    }

    /// Finishes what is under way, and lets another replica lead.
    @Override
    public void close() {
        ticks.shutdownNow();
        schedule.close();
        try {
            queue.stop(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.close();
        parts.leadership().close();
        watch.close();
    }

    /// A policy that is there before its namespace is would be wrongly Invalid.
    private PolicyQueue.Next work(PolicyName name) {
        return watch.get().isListed() ? worker.work(name) : new PolicyQueue.After(UNLISTED);
    }

    private Optional<NetworkPolicy> seen(PolicyName name) {
        return watch.get().policy(name);
    }

    private PolicyPlan plan(NetworkPolicy policy) {
        // The clock is looked at last: what was read may be from after a jump.
        Snapshots snapshots = parts.snapshots().snapshots();
        return planner().plan(policy, snapshots, parts.clock().instant());
    }

    private Planner planner() {
        Configuration configuration = watch.configuration();
        return new Planner(
                configuration.resolver(),
                configuration.settings(),
                watch.get().namespaces(),
                clock.passed());
    }

    private void fetch(String feed) {
        rounds.fetch(feed, schedule::retry);
        if (!needs.feeds().contains(feed)) {
            // It was fetched while the last policy went that needed it, and was noted again.
            schedule();
        }
    }

    /// Fetches what somebody needs, as often as the configuration says now. One at a time: whoever
    /// comes later knows of all that was needed before.
    private synchronized void schedule() {
        List<Feed> feeds =
                needs.feeds().stream()
                        .flatMap(
                                name -> parts.configuration().get().catalogue().feed(name).stream())
                        .toList();
        schedule.set(feeds);
        Set<String> names = feeds.stream().map(Feed::name).collect(Collectors.toSet());
        rounds.retain(names);
        parts.feeds().accept(names);
    }

    private void leadershipChanged() {
        if (parts.leadership().isLeader()) {
            worker.leads();
            lookAtAll();
        }
    }

    private Optional<String> tickless() {
        Duration since = Duration.ofNanos(parts.nanos().getAsLong() - ticked);
        return since.compareTo(TICKLESS) < 0
                ? Optional.empty()
                : Optional.of(
                        "the configuration was not looked at for "
                                + since.toMinutes()
                                + " minutes");
    }

    private void tick() {
        ticked = parts.nanos().getAsLong();
        if (clock.hasJumped()) {
            schedule.reset();
        }
        parts.reloaded().accept(parts.configuration().reload(this::reconfigured));
        if (watch.settle()) {
            parts.board().names().forEach(queue::add);
            lookAtAll();
        }
    }

    private void reconfigured(Configuration configuration) {
        watch.use(configuration);
        schedule();
        lookAtAll();
    }

    private void lookAtAll() {
        watch.get().names().forEach(queue::add);
    }

    private void every(Duration period, Runnable action) {
        var _ =
                ticks.scheduleWithFixedDelay(
                        () -> {
                            try {
                                action.run();
                            } catch (RuntimeException | Error e) {
                                // Whatever was thrown would end it for good, and without a word.
                                LOG.error("it goes on, but something is wrong", e);
                            }
                        },
                        period.toMillis(),
                        period.toMillis(),
                        TimeUnit.MILLISECONDS);
    }
}
