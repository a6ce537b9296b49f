package io.rangekeeper.feed;

import static io.rangekeeper.feed.Documents.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FeedReaderTest {
    private static final FeedDocument DOCUMENT =
            Documents.document("{ranges: '.p[] | {prefix: .}', version: .v}");
    private static final DocumentKey KEY = DOCUMENT.key();

    private final Store store = new Store();

    /// Remembers what it was given.
    private static final class Store implements SnapshotStore {
        private final Map<DocumentKey, Snapshot> current = new HashMap<>();
        private final Map<DocumentKey, History> histories = new HashMap<>();

        @Override
        public synchronized Snapshots snapshots() {
            return Snapshots.of(current.values());
        }

        @Override
        public synchronized History history(DocumentKey key) {
            return histories.getOrDefault(key, History.NONE);
        }

        @Override
        public synchronized void keep(Snapshot snapshot, Fetched document, Memory memory) {
            current.put(snapshot.key(), snapshot);
            histories.put(snapshot.key(), history(snapshot.key()).with(snapshot, memory));
        }

        @Override
        public synchronized void keep(DocumentKey key, Memory memory) {
            histories.put(key, history(key).with(memory));
        }
    }

    @Test
    void whatComesOfEachFetchIsToldAndKept() throws InterruptedException {
        List<FetchResult> answers =
                new ArrayList<>(
                        List.of(
                                fetched("{\"v\": 2, \"p\": [\"11.0.0.0/24\"]}"),
                                fetched("{\"p\": [\"11.0.0.0/25\", \"11.0.0.128/25\"], \"v\": 2}"),
                                fetched("{\"v\": 2, \"p\": [\"11.0.1.0/24\"]}"),
                                fetched("{\"v\": 1, \"p\": [\"11.0.0.0/24\"]}"),
                                fetched("{}"),
                                new Refused(Refusal.UNREACHABLE, "nobody there")));
        FeedReader reader = reader(document -> answers.removeFirst());

        List<Refresh> told = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            told.add(reader.refresh(DOCUMENT));
        }

        assertThat(told)
                .extracting(Refresh::outcome)
                .containsExactly(
                        Refresh.Outcome.CHANGED,
                        Refresh.Outcome.UNCHANGED,
                        Refresh.Outcome.CHANGED,
                        Refresh.Outcome.REFUSED,
                        Refresh.Outcome.REFUSED,
                        Refresh.Outcome.FAILED);
        assertThat(told)
                .extracting(Refresh::rewritten)
                .containsExactly(false, false, true, false, false, false);
        assertThat(told)
                .extracting(Refresh::before)
                .containsExactly(
                        Optional.empty(),
                        snapshot(told.get(0)),
                        snapshot(told.get(1)),
                        snapshot(told.get(2)),
                        snapshot(told.get(2)),
                        snapshot(told.get(2)));
        assertThat(store.history(KEY).periods()).hasSize(2);
        assertThat(store.history(KEY).memory().stale()).isPresent();
    }

    @Test
    void whatBreaksTheReaderIsRefusedAndChangesNothing() throws InterruptedException {
        reader(document -> fetched("{\"v\": 1, \"p\": [\"11.0.0.0/24\"]}")).refresh(DOCUMENT);
        Snapshots before = store.snapshots();
        FeedReader broken =
                reader(document -> {
                    throw new StackOverflowError();
                });

        assertThat(broken.refresh(DOCUMENT))
                .isEqualTo(
                        Refresh.refused(
                                new Refused(
                                        Refusal.MALFORMED,
                                        "broke its reader: java.lang.StackOverflowError"),
                                before.current(KEY)));
        assertThat(store.snapshots().all()).isEqualTo(before.all());
    }

    @Test
    void whoeverAsksMeanwhileGetsTheSameAnswer() throws Exception {
        AtomicInteger fetches = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        FeedReader reader =
                reader(document -> {
                    fetches.incrementAndGet();
                    started.countDown();
                    await(finish);
                    return fetched("{\"v\": 1, \"p\": [\"11.0.0.0/24\"]}");
                });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Refresh>> answers = new ArrayList<>();
            answers.add(threads.submit(() -> reader.refresh(DOCUMENT)));
            started.await();
            List<Thread> others = new ArrayList<>();
            List<Refresh> same = java.util.Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 10; i++) {
                others.add(Thread.startVirtualThread(() -> same.add(refresh(reader))));
            }
            // They can do nothing but wait for the one that is under way.
            for (Thread other : others) {
                while (other.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
            finish.countDown();
            for (Thread other : others) {
                other.join();
            }
            assertThat(same).hasSize(10).containsOnly(answers.getFirst().get());
        }
        assertThat(fetches).hasValue(1);
        assertThat(reader.refresh(DOCUMENT).outcome()).isEqualTo(Refresh.Outcome.UNCHANGED);
        assertThat(fetches).hasValue(2);
    }

    private FeedReader reader(DocumentSource source) {
        return new FeedReader(source, store, new Belief(sha256 -> false));
    }

    private static Optional<Snapshot> snapshot(Refresh refresh) {
        return Optional.of(Documents.accepted(refresh.result()).snapshot());
    }

    private static Refresh refresh(FeedReader reader) {
        try {
            return reader.refresh(DOCUMENT);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Fetched fetched(String text) {
        return Fetched.fromServer(
                text.getBytes(StandardCharsets.UTF_8), "https://feed.example/", NOON);
    }
}
