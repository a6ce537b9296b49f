package io.rangekeeper.controller;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.Belief;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedReader;
import io.rangekeeper.feed.Fetched;
import io.rangekeeper.feed.Refusal;
import io.rangekeeper.feed.Refused;
import io.rangekeeper.feed.store.MemorySnapshots;
import io.rangekeeper.feed.store.Retention;
import io.rangekeeper.testing.FakeCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// A whole controller with real threads and a real schedule, on a cluster in memory, with feeds
/// that are fetched every tenth of a second. The time of day is the test's.
final class Stage implements AutoCloseable, InstantSource {
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration STEP = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final FakeCluster cluster = new FakeCluster();
    final Board board = new Board();

    /// What was said to be needed, each time.
    final List<Set<String>> needed = new CopyOnWriteArrayList<>();

    final List<String> fetches = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final Controller controller;
    private volatile Instant now = Instant.parse("2026-01-01T12:00:00Z");

    /// Of a clock that never jumps.
    private final AtomicLong nanos = new AtomicLong();

    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean hangs;
    private final CountDownLatch goesOn = new CountDownLatch(1);

    Stage(Witness witness) {
        this(
                witness,
                new LiveConfiguration(
                        Optional.empty(),
                        quick(
                                configuration(
                                        """
                                        feeds:
                                          office: {format: text, url: https://office.example/}
                                          vendor: {format: text, url: https://vendor.example/}
                                        """))));
    }

    Stage(Witness witness, LiveConfiguration configuration) {
        MemorySnapshots snapshots = new MemorySnapshots(Retention.DEFAULT);
        controller =
                new Controller(
                        new Controller.Parts(
                                configuration,
                                cluster,
                                any -> cluster,
                                cluster,
                                snapshots,
                                new FeedReader(
                                        document -> {
                                            fetches.add(document.key().feed());
                                            return Optional.ofNullable(
                                                            documents.get(document.key().feed()))
                                                    .<io.rangekeeper.feed.FetchResult>map(
                                                            this::fetched)
                                                    .orElseGet(() ->
                                                            new Refused(
                                                                    Refusal.UNREACHABLE, "down"));
                                        },
                                        snapshots,
                                        new Belief(sha256 -> false)),
                                board,
                                witness,
                                java.util.function.UnaryOperator.identity(),
                                needed::add,
                                outcome -> {},
                                this,
                                this::nanos),
                        new Random(1));
    }

    static Configuration configuration(String text) {
        return Configuration.read(text, "test");
    }

    static LiveConfiguration file(Path file, Configuration first) {
        return new LiveConfiguration(Optional.of(file), first);
    }

    private static Configuration quick(Configuration configuration) {
        List<Feed> feeds =
                configuration.catalogue().feeds().stream()
                        .map(feed ->
                                new Feed(
                                        feed.name(),
                                        feed.title(),
                                        feed.docs(),
                                        feed.documents(),
                                        EVERY))
                        .toList();
        return configuration.with(Catalogue.of(feeds));
    }

    Stage publishes(String feed, String... blocks) {
        documents.put(feed, String.join("\n", blocks));
        return this;
    }

    Stage fails(String feed) {
        documents.remove(feed);
        return this;
    }

    Stage starts() {
        controller.start();
        return this;
    }

    /// In steps: two clocks cannot be read in one moment.
    void passes(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minus(STEP)) {
            Duration step = left.compareTo(STEP) < 0 ? left : STEP;
            nanos.addAndGet(step.toNanos());
            now = now.plus(step);
        }
    }

    /// Somebody sets the clock.
    void jumps(Duration by) {
        now = now.plus(by);
    }

    /// Waits until the controller has looked at both clocks, which it does every other second: each
    /// time at the steady one twice, and a look may have begun already.
    void looksAtTheClock() throws InterruptedException {
        int before = looks.get();
        until("a look at the clock", () -> looks.get() >= before + 4);
    }

    /// What looks at the clock every other second does not come back any more.
    void hangs() {
        hangs = true;
    }

    /// Why only a restart can help.
    Optional<String> stuck() {
        return controller.stuck();
    }

    private long nanos() {
        looks.incrementAndGet();
        if (hangs && Thread.currentThread().getName().equals("controller-ticks")) {
            try {
                goesOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return nanos.get();
    }

    /// Waits until it is so; not for long.
    void until(String what, BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it never came to this: " + what + "; " + board.all());
            }
            Thread.sleep(10);
        }
    }

    /// Waits until every feed was fetched twice more, so that whatever that leads to was begun, and
    /// until nothing is left to do.
    void settles() throws InterruptedException {
        int before = fetches.size();
        until("two more fetches", () -> fetches.size() >= before + 4);
        until("an empty queue", () -> controller.queueDepth() == 0);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void close() {
        controller.close();
    }

    private Fetched fetched(String text) {
        return Fetched.fromServer(
                text.getBytes(StandardCharsets.UTF_8), "https://office.example/", now);
    }
}
