package io.rangekeeper.store.cluster;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.PolicyEvents;
import io.rangekeeper.store.cluster.EventJson.Occurrence;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.LoggerFactory;

/// Events of the cluster, written by one thread from a bounded queue: nobody waits for them, and
/// those that find it full are lost.
final class ClusterEvents implements PolicyEvents {
    private static final int QUEUED = 1_000;
    private static final int REMEMBERED = 10_000;
    private static final int BURST = 50;
    private static final Duration EACH = Duration.ofMillis(200);
    private static final Duration WAIT = Duration.ofMillis(50);

    private final ApiConnection api;
    private final String instance;
    private final InstantSource clock;
    private final BlockingQueue<Occurrence> queue = new ArrayBlockingQueue<>(QUEUED);
    private final EventMemory memory = new EventMemory(REMEMBERED);
    private final TokenBucket bucket;
    private final Thread thread;
    private final Transition writing =
            new Transition(
                    LoggerFactory.getLogger(ClusterEvents.class),
                    "events about policies are lost, nothing else is",
                    "events about policies arrive again");
    private final Transition queueing =
            new Transition(
                    LoggerFactory.getLogger(ClusterEvents.class),
                    "some events about policies are lost, nothing else is",
                    "no events about policies wait any more");

    private ClusterEvents(ApiConnection api, String instance, InstantSource clock) {
        this.api = api;
        this.instance = instance;
        this.clock = clock;
        this.bucket = new TokenBucket(BURST, EACH, clock);
        this.thread = DaemonThreads.of("events", this::writeAll);
    }

    /// Begins at once.
    ///
    /// @param api is closed with this
    /// @param instance which replica tells
    static ClusterEvents start(ApiConnection api, String instance, InstantSource clock) {
        ClusterEvents events = new ClusterEvents(api, instance, clock);
        events.thread.start();
        return events;
    }

    @Override
    public void tell(NetworkPolicy policy, Reason reason, String note) {
        if (!queue.offer(Occurrence.of(policy, reason, note, clock.instant()))) {
            queueing.fails("more than " + QUEUED + " wait to be written");
        }
    }

    private void writeAll() {
        try {
            while (true) {
                write(queue.take());
                if (queue.isEmpty()) {
                    queueing.works();
                }
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    private void write(Occurrence told) throws InterruptedException {
        try {
            switch (memory.next(told.key(), told.time())) {
                case EventMemory.Step.Post() -> post(told);
                case EventMemory.Step.Count(String name, int count) -> count(told, name, count);
                case EventMemory.Step.Nothing() -> {}
            }
        } catch (IOException e) {
            memory.forget(told.key());
            writing.fails(Failures.unreachable(api.address(), e));
        }
    }

    private void post(Occurrence told) throws IOException, InterruptedException {
        String name = EventJson.name(told, UUID.randomUUID().toString().substring(24));
        awaitTurn();
        Answer answer =
                api.post(ApiPaths.events(told.namespace()), EventJson.event(name, instance, told));
        if (answer.isSuccess()) {
            memory.posted(told.key(), name, told.time());
        }
        judge(answer);
    }

    private void count(Occurrence told, String name, int count)
            throws IOException, InterruptedException {
        awaitTurn();
        Answer answer =
                api.merge(
                        ApiPaths.events(told.namespace()) + "/" + name,
                        EventJson.series(count, told.time()));
        if (answer.code() == 404) {
            // The cluster keeps them for less than an hour.
            memory.forget(told.key());
            post(told);
        } else {
            judge(answer);
        }
    }

    private void judge(Answer answer) {
        if (answer.isSuccess()) {
            writing.works();
        } else {
            writing.fails(answer.message());
        }
    }

    private void awaitTurn() throws InterruptedException {
        while (!bucket.take()) {
            Thread.sleep(WAIT);
        }
    }

    /// What is still in the queue is lost.
    @Override
    public void close() {
        thread.interrupt();
        api.close();
    }
}
