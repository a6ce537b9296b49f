package io.rangekeeper.controller;

import io.kubernetes.client.extended.workqueue.DefaultRateLimitingQueue;
import io.kubernetes.client.extended.workqueue.RateLimitingQueue;
import io.kubernetes.client.extended.workqueue.ratelimiter.ItemExponentialFailureRateLimiter;
import io.rangekeeper.store.PolicyName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Policies that wait to be looked at: each once however often it changed meanwhile, and never by
/// two at once. Whatever fails is tried again, later each time. They are served in the order in
/// which they came, so each has its turn after at most one look at every other: whoever edits his
/// own without a pause goes to the end each time, and keeps nobody waiting for longer than that.
final class PolicyQueue implements AutoCloseable {
    /// The client's own default lets ten a minute through once a hundred have failed, and a cluster
    /// that comes back has thousands.
    private static final Duration FIRST = Duration.ofMillis(500);

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /// One policy takes a minute where the API server does not answer.
    private static final Duration STUCK = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(PolicyQueue.class);

    /// What is to happen with a policy after it was looked at.
    sealed interface Next {}

    /// Nothing, until something changes.
    record Done() implements Next {}

    /// It is looked at again.
    record After(Duration time) implements Next {}

    /// It is tried again, later each time.
    record Again() implements Next {}

    private final ExecutorService delays = Executors.newSingleThreadExecutor(daemon("delays"));
    private final RateLimitingQueue<PolicyName> queue =
            new DefaultRateLimitingQueue<>(
                    delays, new ItemExponentialFailureRateLimiter<>(FIRST, LONGEST));
    private final List<Thread> workers = new CopyOnWriteArrayList<>();

    /// The nanoTime at which one was last done, or none was waiting.
    private volatile long idle = System.nanoTime();

    void add(PolicyName name) {
        queue.add(name);
    }

    void addAfter(PolicyName name, Duration time) {
        queue.addAfter(name, time);
    }

    int depth() {
        return queue.length();
    }

    /// Why nobody works although some wait; empty while all is well.
    Optional<String> stuck() {
        if (workers.stream().anyMatch(worker -> !worker.isAlive()) && !queue.isShuttingDown()) {
            return Optional.of("a thread that looks at policies has ended");
        }
        if (depth() == 0) {
            idle = System.nanoTime();
        }
        Duration since = Duration.ofNanos(System.nanoTime() - idle);
        return since.compareTo(STUCK) < 0
                ? Optional.empty()
                : Optional.of("no policy was done with for " + since.toMinutes() + " minutes");
    }

    /// Begins to work.
    ///
    /// @param work on one policy; whatever it throws counts as a failure
    void start(int threads, Function<PolicyName, Next> work) {
        for (int i = 0; i < threads; i++) {
            Thread worker = daemon("worker-" + i).newThread(() -> work(work));
            worker.start();
            workers.add(worker);
        }
    }

    /// Takes nothing more, and waits for what is under way.
    void stop(Duration patience) throws InterruptedException {
        queue.shutDown();
        long deadline = System.nanoTime() + patience.toNanos();
        for (Thread worker : workers) {
            worker.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }
    }

    @Override
    public void close() {
        queue.shutDown();
        delays.shutdownNow();
        workers.forEach(Thread::interrupt);
    }

    private void work(Function<PolicyName, Next> work) {
        while (!queue.isShuttingDown()) {
            try {
                PolicyName name = queue.get();
                if (name != null) {
                    settle(name, next(name, work));
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static Next next(PolicyName name, Function<PolicyName, Next> work) {
        try {
            return work.apply(name);
        } catch (RuntimeException e) {
            LOG.error("{} could not be planned", name, e);
            return new Again();
        }
    }

    private void settle(PolicyName name, Next next) {
        switch (next) {
            case Done() -> queue.forget(name);
            case After(Duration time) -> {
                queue.forget(name);
                queue.addAfter(name, time);
            }
            case Again() -> queue.addRateLimited(name);
        }
        queue.done(name);
        idle = System.nanoTime();
    }

    private static ThreadFactory daemon(String name) {
        return Thread.ofPlatform().daemon().name("policies-" + name).factory();
    }
}
