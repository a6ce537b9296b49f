package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedScheduleTest {
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration SELDOM = Duration.ofHours(6);

    private final Map<String, AtomicInteger> fetches = new ConcurrentHashMap<>();
    private final AtomicInteger within = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile Duration takes = Duration.ZERO;
    private final FeedSchedule schedule = new FeedSchedule(this::fetch, new Random(1));

    private void fetch(String feed) {
        fetches.computeIfAbsent(feed, any -> new AtomicInteger()).incrementAndGet();
        most.accumulateAndGet(within.incrementAndGet(), Math::max);
        try {
            Thread.sleep(takes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        within.decrementAndGet();
    }

    @AfterEach
    void end() {
        schedule.close();
    }

    @Test
    void whatIsNeededIsFetchedAtOnceAndThenAsOftenAsItSays() throws InterruptedException {
        schedule.start();
        schedule.set(List.of(feed("often", OFTEN), feed("seldom", SELDOM)));

        until(() -> count("often") >= 5 && count("seldom") == 1);
        schedule.set(List.of(feed("often", OFTEN), feed("seldom", SELDOM)));
        int before = count("often");
        until(() -> count("often") >= before + 3);

        assertThat(count("seldom")).as("it goes on as it is").isEqualTo(1);
    }

    @Test
    void whatNobodyNeedsIsFetchedNoMore() throws InterruptedException {
        schedule.start();
        schedule.set(List.of(feed("often", OFTEN), feed("other", OFTEN)));
        until(() -> count("often") >= 2 && count("other") >= 2);

        schedule.set(List.of(feed("other", OFTEN)));
        int before = count("often");
        int others = count("other");
        until(() -> count("other") >= others + 5);

        assertThat(count("often")).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void aFeedThatSaysSoIsFetchedMoreOftenFromThenOn() throws InterruptedException {
        schedule.start();
        schedule.set(List.of(feed("aws", SELDOM)));
        until(() -> count("aws") == 1);

        schedule.set(List.of(feed("aws", OFTEN)));

        until(() -> count("aws") >= 4);
    }

    @Test
    void oneFeedIsNeverFetchedTwiceAtOnce() throws InterruptedException {
        takes = Duration.ofMillis(300);
        schedule.start();
        schedule.set(List.of(feed("slow", OFTEN)));
        until(() -> count("slow") >= 4);

        assertThat(most).hasValue(1);
    }

    private int count(String feed) {
        AtomicInteger count = fetches.get(feed);
        return count == null ? 0 : count.get();
    }

    private static void until(BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it never came to this").isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    private static Feed feed(String name, Duration every) {
        FeedDocument document =
                new FeedDocument(DocumentKey.parse(name), "https://" + name + ".example/");
        return new Feed(name, name, "", List.of(document), every);
    }
}
