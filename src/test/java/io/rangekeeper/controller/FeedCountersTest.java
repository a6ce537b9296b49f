package io.rangekeeper.controller;

import static io.rangekeeper.controller.MeteredFeeds.DURATION;
import static io.rangekeeper.controller.MeteredFeeds.FETCHES;
import static io.rangekeeper.controller.MeteredFeeds.REFUSALS;
import static io.rangekeeper.controller.MeteredFeeds.changes;
import static io.rangekeeper.controller.MeteredFeeds.outcomes;
import static io.rangekeeper.controller.MeteredFeeds.reasons;
import static io.rangekeeper.controller.ScriptedFeeds.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rangekeeper.feed.Refresh;
import io.rangekeeper.feed.Refresher;
import io.rangekeeper.feed.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What is counted of feeds, and what is timed.
class FeedCountersTest {
    private final MeteredFeeds feeds = new MeteredFeeds();

    @Test
    void eachFetchIsCountedByWhatCameOfIt() throws InterruptedException {
        feeds.answer("{\"v\": 2, \"p\": [\"11.0.0.0/24\"]}")
                .answer("{\"p\": [\"11.0.0.0/25\", \"11.0.0.128/25\"], \"v\": 2}")
                .answer("{\"v\": 1, \"p\": [\"11.0.1.0/24\"]}")
                .answer("<html>")
                .answer("{\"v\": 3, \"p\": []}")
                .fail(Refusal.UNREACHABLE, "nobody there")
                .fail(Refusal.STATUS, "503")
                .fail(Refusal.STATUS, "503");

        assertThat(feeds.refresh(SINGLE, 8))
                .extracting(refresh -> refresh.outcome().label())
                .containsExactly(
                        "changed",
                        "unchanged",
                        "refused",
                        "refused",
                        "refused",
                        "failed",
                        "failed",
                        "failed");

        Exposition told = feeds.told();
        assertThat(outcomes(told, "single", "")).containsExactly(1.0, 1.0, 3.0, 3.0);
        assertThat(reasons(told, "single", "")).containsExactly(1.0, 2.0, 0.0, 1.0, 1.0, 1.0);
        assertThat(told.sum(FETCHES, "feed", "single"))
                .isEqualTo(told.value(DURATION + "_count", "feed=single"));
        assertThat(told.sum(REFUSALS)).isEqualTo(6.0);
    }

    @Test
    void whatADocumentGainedAndLostIsCountedInCidrsOfTheMergedDifference()
            throws InterruptedException {
        feeds.answer("{\"v\": 1, \"p\": [\"11.0.0.0/24\", \"11.0.9.0/24\", \"2600::/32\"]}")
                // The same addresses, otherwise cut.
                .answer(
                        "{\"v\": 2, \"p\": [\"11.0.0.0/25\", \"11.0.0.128/25\", \"11.0.9.0/24\", \"2600::/32\"]}")
                // 11.0.1.0/24 and, in two halves, 11.0.4.0/24 come; 11.0.9.0/24 and half of
                // 2600::/32 go.
                .answer(
                        "{\"v\": 3, \"p\": [\"11.0.0.0/23\", \"11.0.4.0/25\", \"11.0.4.128/25\", \"2600::/33\"]}")
                .answer("<html>")
                .answer(
                        "{\"v\": 4, \"p\": [\"11.0.0.0/23\", \"11.0.4.0/24\", \"2600::/33\", \"2a00::/32\"]}");

        feeds.refresh(SINGLE, 1);
        assertThat(changes(feeds.told(), "single")).containsOnly(0.0);
        feeds.refresh(SINGLE, 1);
        assertThat(changes(feeds.told(), "single")).containsOnly(0.0);
        feeds.refresh(SINGLE, 2);
        assertThat(changes(feeds.told(), "single")).containsExactly(2.0, 1.0, 0.0, 1.0);
        feeds.refresh(SINGLE, 1);
        assertThat(changes(feeds.told(), "single")).containsExactly(2.0, 1.0, 1.0, 1.0);
    }

    @Test
    void aFetchTakesAsLongAsTheClockSaysWhateverComesOfIt() throws InterruptedException {
        feeds.answer("{\"v\": 1, \"p\": [\"11.0.0.0/24\"]}")
                .answer("<html>")
                .fail(Refusal.UNREACHABLE, "nobody there");

        feeds.pace(Duration.ofMillis(40));
        feeds.refresh(SINGLE, 1);
        feeds.pace(Duration.ofMillis(300));
        feeds.refresh(SINGLE, 1);
        feeds.pace(Duration.ofMinutes(2));
        feeds.refresh(SINGLE, 1);

        Exposition told = feeds.told();
        assertThat(told.value(DURATION + "_sum", "feed=single")).isEqualTo(120.34);
        assertThat(told.value(DURATION + "_bucket", "feed=single,le=0.05")).isEqualTo(1);
        assertThat(told.value(DURATION + "_bucket", "feed=single,le=0.25")).isEqualTo(1);
        assertThat(told.value(DURATION + "_bucket", "feed=single,le=0.5")).isEqualTo(2);
        assertThat(told.value(DURATION + "_bucket", "feed=single,le=80.0")).isEqualTo(2);
        assertThat(told.value(DURATION + "_bucket", "feed=single,le=+Inf")).isEqualTo(3);
    }

    @Test
    void aFetchThatSeveralWaitForCountsOnce() throws Exception {
        CountDownLatch finish = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        Refresher shared =
                feeds.measured(
                        feeds.reader(document -> {
                            started.countDown();
                            await(finish);
                            return feeds.fetched("{\"v\": 1, \"p\": [\"11.0.0.0/24\"]}");
                        }));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Refresh> first = threads.submit(() -> shared.refresh(SINGLE));
            started.await();
            List<Thread> others = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                others.add(Thread.startVirtualThread(() -> refresh(shared)));
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
            first.get();
        }

        assertThat(feeds.told().sum(FETCHES)).isEqualTo(1);
        shared.refresh(SINGLE);
        assertThat(feeds.told().sum(FETCHES)).isEqualTo(2);
        assertThat(feeds.told().value(DURATION + "_count", "feed=single")).isEqualTo(2);
    }

    @Test
    void whoeverIsInterruptedCountsNothing() {
        Refresher interrupted =
                feeds.measured(document -> {
                    throw new InterruptedException();
                });

        assertThatThrownBy(() -> interrupted.refresh(SINGLE))
                .isInstanceOf(InterruptedException.class);
        assertThat(feeds.told().sum(FETCHES)).isZero();
        assertThat(feeds.told().value(DURATION + "_count", "feed=single")).isZero();
    }

    private static void refresh(Refresher refresher) {
        try {
            refresher.refresh(SINGLE);
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
}
