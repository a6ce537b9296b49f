package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.feed.Cron;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.SchedulerException;

class FeedScheduleTest {
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration SELDOM = Duration.ofHours(6);
    private static final String STUCK = "stuck-";

    private static final Duration LONGER_THAN_A_MISFIRE = Duration.ofSeconds(8);

    private final Map<String, AtomicInteger> fetches = new ConcurrentHashMap<>();
    private final AtomicInteger within = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile Duration takes = Duration.ZERO;
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Duration ago = Duration.ZERO;
    private final FeedSchedule schedule =
            new FeedSchedule(this::fetch, new Random(1), () -> Instant.now().minus(ago));

    private void fetch(String feed) {
        fetches.computeIfAbsent(feed, any -> new AtomicInteger()).incrementAndGet();
        most.accumulateAndGet(within.incrementAndGet(), Math::max);
        try {
            if (feed.startsWith(STUCK)) {
                released.await();
            }
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
    void howOftenEachIsToBeFetchedIsToldWhileItIsNeeded() {
        schedule.set(List.of(feed("aws", SELDOM), cron("office", "30 5 * * mon-fri")));
        assertThat(schedule.intervals())
                .isEqualTo(Map.of("aws", SELDOM, "office", Duration.ofDays(3)));

        schedule.set(List.of(feed("aws", OFTEN)));
        assertThat(schedule.intervals()).isEqualTo(Map.of("aws", OFTEN));
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
    void aFeedThatIsReadFromElsewhereIsFetchedAtOnceThoughItsRhythmIsAsBefore()
            throws InterruptedException {
        schedule.start();
        Feed here = feed("aws", SELDOM);
        schedule.set(List.of(here));
        until(() -> count("aws") == 1);

        FeedDocument elsewhere =
                new FeedDocument(new DocumentKey("aws", ""), "https://mirror.example/aws");
        schedule.set(
                List.of(
                        new Feed(
                                here.name(),
                                here.title(),
                                here.docs(),
                                List.of(elsewhere),
                                SELDOM)));

        until(() -> count("aws") == 2);
    }

    @Test
    void oneFeedIsNeverFetchedTwiceAtOnce() throws InterruptedException {
        takes = Duration.ofMillis(300);
        schedule.start();
        schedule.set(List.of(feed("slow", OFTEN)));
        until(() -> count("slow") >= 4);

        assertThat(most).hasValue(1);
    }

    @Test
    void aFeedWhoseRhythmChangesMeanwhileIsNotFetchedTwiceAtOnceEither()
            throws InterruptedException {
        takes = Duration.ofMillis(300);
        schedule.start();
        schedule.set(List.of(feed("slow", OFTEN)));
        until(() -> count("slow") == 1);

        schedule.set(List.of(cron("slow", "* * * * *")));
        until(() -> count("slow") == 2);
        schedule.set(List.of());
        schedule.set(List.of(feed("slow", OFTEN)));
        until(() -> count("slow") >= 4);

        assertThat(most).hasValue(1);
    }

    @Test
    void aCronInsteadOfAnIntervalIsTakenUpAndOneThatIsAsBeforeGoesOnUndisturbed() throws Exception {
        schedule.start();
        schedule.set(List.of(feed("aws", SELDOM)));
        until(() -> count("aws") == 1);

        Feed hourly = cron("aws", onceAnHour());
        schedule.set(List.of(hourly));
        until(() -> count("aws") == 2);
        Instant next = next("aws");
        schedule.set(List.of(hourly));

        assertThat(Duration.between(Instant.now(), next))
                .isBetween(Duration.ofMinutes(28), Duration.ofMinutes(35));
        assertThat(next("aws")).isEqualTo(next);
        assertThat(count("aws")).isEqualTo(2);

        schedule.set(List.of(feed("aws", OFTEN)));
        until(() -> count("aws") >= 5);
    }

    /// Ten hours are gone when it begins, as after a process was frozen for so long.
    @ParameterizedTest
    @MethodSource("hourly")
    void ofManyFetchesThatWereMissedOneIsMadeUpFor(Rhythm rhythm) throws Exception {
        takes = Duration.ofMillis(200);
        ago = Duration.ofHours(10);
        schedule.set(List.of(feed("late", rhythm)));
        schedule.start();

        until(() -> count("late") == 2 && next("late").isAfter(Instant.now()));
        Thread.sleep(1000);

        assertThat(count("late")).as("the first, and the one made up for").isEqualTo(2);
        assertThat(most).as("one after the other").hasValue(1);
        assertThat(next("late")).isBefore(Instant.now().plus(Duration.ofHours(1)));
    }

    static Stream<Rhythm> hourly() {
        return Stream.of(
                new Rhythm.Every(Duration.ofHours(1)), new Rhythm.At(Cron.parse(onceAnHour())));
    }

    @Test
    void whatWasMissedWhileAllThreadsWereBusyIsNotFetchedInOneBurst() throws Exception {
        schedule.start();
        schedule.set(List.of(feed("waits", Duration.ofSeconds(1))));
        until(() -> count("waits") == 2);
        List<Feed> feeds = new ArrayList<>(List.of(feed("waits", Duration.ofSeconds(1))));
        IntStream.range(0, 4).forEach(i -> feeds.add(feed(STUCK + i, SELDOM)));
        schedule.set(feeds);
        until(() -> fetches.keySet().stream().filter(name -> name.startsWith(STUCK)).count() == 4);
        int before = count("waits");

        Thread.sleep(LONGER_THAN_A_MISFIRE);
        assertThat(count("waits")).isEqualTo(before);
        released.countDown();
        until(() -> count("waits") > before);
        Thread.sleep(500);

        assertThat(count("waits")).as("one of eight, or it and the next").isLessThan(before + 3);
        until(() -> count("waits") >= before + 3);
    }

    @Test
    void aFailureIsRetriedBeforeTheNextFetchThatIsDueAnyway() throws Exception {
        schedule.set(List.of(cron("daily", onceADay(Duration.ofMinutes(40)))));
        schedule.start();
        until(() -> count("daily") == 1 && next("daily").isAfter(Instant.now()));
        Instant due = next("daily");

        schedule.retry("daily", 7);
        assertThat(next("daily")).as("64 minutes are later than that").isEqualTo(due);
        schedule.retry("daily", 5);
        assertThat(Duration.between(Instant.now(), next("daily")))
                .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
        schedule.retry("daily", 1);
        assertThat(Duration.between(Instant.now(), next("daily")))
                .isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));

        schedule.retry("unneeded", 1);
        assertThat(schedule.next("unneeded")).isEmpty();
    }

    /// Two days lie ahead when the clock goes back: what was due by then is two days late.
    @ParameterizedTest
    @ValueSource(ints = {2, -2})
    void afterAJumpOfTheClockItBeginsAnew(int days) throws Exception {
        Feed feed = feed("aws", Duration.ofSeconds(2));
        ago = Duration.ofDays(-days);
        schedule.set(List.of(feed, feed("seldom", SELDOM), cron("hourly", onceAnHour())));
        ago = Duration.ZERO;
        schedule.start();

        schedule.reset();

        assertThat(next("seldom")).isBefore(Instant.now().plus(Duration.ofMinutes(1)));
        assertThat(next("hourly")).isBefore(Instant.now().plus(Duration.ofMinutes(1)));
        int before = count("aws");
        until(() -> count("aws") >= before + 2);
        schedule.set(List.of(feed));
        assertThat(schedule.next("seldom")).isEmpty();
    }

    /// A cron that fires once a day, next after this time.
    private static String onceADay(Duration in) {
        ZonedDateTime then = ZonedDateTime.now(ZoneOffset.UTC).plus(in);
        return "%d %d * * *".formatted(then.getMinute(), then.getHour());
    }

    /// A cron that fires next in half an hour: not while the test runs.
    private static String onceAnHour() {
        ZonedDateTime then = ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(30);
        return "%d * * * *".formatted(then.getMinute());
    }

    private Instant next(String feed) {
        try {
            return schedule.next(feed).orElse(Instant.MAX);
        } catch (SchedulerException e) {
            throw new AssertionError(e);
        }
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

    private static Feed cron(String name, String cron) {
        return feed(name, new Rhythm.At(Cron.parse(cron)));
    }

    private static Feed feed(String name, Duration every) {
        return feed(name, new Rhythm.Every(every));
    }

    private static Feed feed(String name, Rhythm rhythm) {
        FeedDocument document =
                new FeedDocument(DocumentKey.parse(name), "https://" + name + ".example/");
        return new Feed(name, name, "", List.of(document), rhythm);
    }
}
