package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.store.PolicyName;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyQueueTest {
    private static final PolicyName PAY = new PolicyName("shop", "pay");

    private final PolicyQueue queue = new PolicyQueue();

    @AfterEach
    void end() {
        queue.close();
    }

    @Test
    void whatFailsIsTriedAgainAndWhatEndsWellIsNot() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch well = new CountDownLatch(3);
        queue.start(
                2,
                name -> {
                    well.countDown();
                    if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("on purpose");
                    }
                    return tries.get() == 2 ? new PolicyQueue.Again() : new PolicyQueue.Done();
                });
        queue.add(PAY);

        assertThat(well.await(30, TimeUnit.SECONDS)).isTrue();
        queue.stop(Duration.ofSeconds(10));
        assertThat(tries).hasValue(3);
    }

    @Test
    void onePolicyIsNeverLookedAtTwiceAtOnceAndAChangeMeanwhileIsNotLost()
            throws InterruptedException {
        AtomicInteger within = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch twice = new CountDownLatch(2);
        queue.start(
                4,
                name -> {
                    most.accumulateAndGet(within.incrementAndGet(), Math::max);
                    if (looks.incrementAndGet() == 1) {
                        queue.add(PAY);
                        queue.add(PAY);
                    }
                    within.decrementAndGet();
                    twice.countDown();
                    return new PolicyQueue.Done();
                });
        queue.add(PAY);

        assertThat(twice.await(30, TimeUnit.SECONDS)).isTrue();
        queue.stop(Duration.ofSeconds(10));
        assertThat(most).hasValue(1);
        assertThat(looks).hasValue(2);
    }

    @Test
    void whoStopsWaitsForWhatIsUnderWay() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        queue.start(
                1,
                name -> {
                    begun.countDown();
                    await(end);
                    done.incrementAndGet();
                    return new PolicyQueue.Done();
                });
        queue.add(PAY);
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        Thread.ofVirtual().start(end::countDown);

        queue.stop(Duration.ofSeconds(30));

        assertThat(done).hasValue(1);
    }

    @Test
    void aThreadThatHasEndedIsTold() throws InterruptedException {
        assertThat(queue.stuck()).isEmpty();
        CountDownLatch last = new CountDownLatch(1);
        queue.start(
                1,
                name -> {
                    Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {});
                    last.countDown();
                    throw new StackOverflowError("on purpose");
                });
        assertThat(queue.stuck()).isEmpty();
        queue.add(PAY);
        assertThat(last.await(30, TimeUnit.SECONDS)).isTrue();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (queue.stuck().isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }

        assertThat(queue.stuck()).contains("a thread that looks at policies has ended");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
