package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.store.PolicyName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import okhttp3.Interceptor;

/// A [ClusterWatch] with what it reported.
final class Following implements AutoCloseable {
    /// Quick pauses, and a client that notices a dead server after two to four seconds.
    static final WatchTimes QUICK =
            new WatchTimes(
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(200));

    /// Watches that go on for longer than a test.
    static final WatchTimes LONG =
            new WatchTimes(
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(15),
                    Duration.ofMillis(200));

    final ClusterWatch watch;
    private final BlockingQueue<PolicyName> changes = new LinkedBlockingQueue<>();

    private Following(ClusterWatch watch) {
        this.watch = watch;
    }

    /// Begins, and waits for the first list.
    static Following start(
            Path kubeconfig,
            List<String> namespaces,
            boolean labels,
            WatchTimes times,
            Interceptor... faults)
            throws InterruptedException {
        ApiServer server =
                new Clusters(Map.of(), Path.of(""))
                        .server(Optional.of(kubeconfig), Optional.empty());
        var http = server.client().newBuilder();
        for (Interceptor fault : faults) {
            http.addInterceptor(fault);
        }
        ApiConnection api =
                new ApiConnection(server.address(), http.build(), Duration.ofSeconds(2))
                        .apart(Duration.ofSeconds(2));
        Following following =
                new Following(
                        new ClusterWatch(
                                api,
                                new PolicyLists(api, namespaces, 2),
                                labels,
                                times,
                                InstantSource.system()));
        following.watch.start(following.changes::add);
        await(following.watch::isListed);
        return following;
    }

    /// Waits until that policy was reported; earlier reports of others are passed over.
    void awaitChange(String namespace, String name) throws InterruptedException {
        PolicyName wanted = new PolicyName(namespace, name);
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            if (wanted.equals(changes.poll(100, TimeUnit.MILLISECONDS))) {
                return;
            }
        }
        throw new AssertionError("no change of " + wanted + " was seen");
    }

    /// Nothing more is reported for a moment.
    void assertQuiet() throws InterruptedException {
        Thread.sleep(500);
        assertThat(changes).isEmpty();
    }

    /// What was reported so far does not count.
    void forget() {
        changes.clear();
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("it did not come about in 30 s");
    }

    @Override
    public void close() {
        watch.close();
    }
}
