package io.rangekeeper.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.config.NotifyTarget;
import io.rangekeeper.config.NotifyTarget.About;
import io.rangekeeper.config.NotifyTarget.Address;
import io.rangekeeper.config.NotifyTarget.Format;
import io.rangekeeper.notify.Notifications.Outcome;
import io.rangekeeper.store.PolicyEvents.Reason;
import io.rangekeeper.store.PolicyName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is posted when, of a target that answers as it is told; time is the test's.
class OutletTest {
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final LinkedBlockingQueue<Post.Result> answers = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> posts = new LinkedBlockingQueue<>();
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore goesOn = new Semaphore(0);
    private final Map<Outcome, Integer> counts = new ConcurrentHashMap<>();
    private Outlet outlet = outlet(EnumSet.allOf(About.class));

    private Outlet outlet(EnumSet<About> about) {
        NotifyTarget target =
                new NotifyTarget(
                        "ops",
                        new Address.Plain("https://hooks.example/"),
                        Format.SLACK,
                        about,
                        Optional.empty(),
                        new TreeMap<>(),
                        Optional.empty(),
                        EVERY);
        return new Outlet(
                target,
                new Letter("one"),
                this::post,
                (name, outcome, number) -> counts.merge(outcome, number, Integer::sum),
                time -> {
                    pauses.add(time);
                    goesOn.acquire();
                });
    }

    private Post.Result post(Body body) {
        posts.add(new String(body.bytes(), StandardCharsets.UTF_8));
        try {
            return answers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Post.Refused("closed");
        }
    }

    @AfterEach
    void end() {
        outlet.close();
    }

    @Test
    void whatComesTogetherIsPostedTogetherAndThenNothingForAWhile() throws InterruptedException {
        outlet.tell(notice("a", Reason.RANGES_UPDATED, "opened"));
        outlet.tell(notice("b", Reason.CHANGE_HELD, "held"));
        outlet.start();
        assertThat(next()).contains("shop/a RangesUpdated: opened", "shop/b ChangeHeld: held");

        outlet.tell(notice("c", Reason.RANGES_UPDATED, "opened"));
        answers.add(new Post.Taken());
        assertThat(posts.poll(300, TimeUnit.MILLISECONDS)).isNull();
        assertThat(pauses).containsExactly(EVERY);

        goesOn.release();
        assertThat(next()).contains("shop/c").doesNotContain("shop/a");
        assertThat(counts).containsEntry(Outcome.SENT, 2);
    }

    @Test
    void theSameIsNotToldAgainWithinAnHour() throws InterruptedException {
        outlet.tell(notice("a", Reason.CHANGE_HELD, "held"));
        outlet.tell(notice("a", Reason.CHANGE_HELD, "held"));
        outlet.tell(notice("a", Reason.CHANGE_HELD, "another"));
        outlet.tell(
                new Notice(
                        NOW.plus(Duration.ofMinutes(61)),
                        new PolicyName("shop", "a"),
                        Reason.CHANGE_HELD,
                        "held"));
        outlet.start();

        assertThat(next().split("ChangeHeld: held", -1)).hasSize(3);
    }

    @Test
    void onlyWhatTheTargetIsAboutIsTold() throws InterruptedException {
        outlet = outlet(EnumSet.of(About.HOLDS)).start();
        outlet.tell(notice("a", Reason.RANGES_UPDATED, "opened"));
        outlet.tell(notice("a", Reason.POLICY_INVALID, "wrong"));
        outlet.tell(notice("a", Reason.CHANGE_HELD, "held"));

        assertThat(next()).contains("ChangeHeld").doesNotContain("opened").doesNotContain("wrong");
    }

    @Test
    void whatMayPassIsTriedAgainWithTheSameWordsLaterEachTime() throws InterruptedException {
        goesOn.release(100);
        outlet.tell(notice("a", Reason.RANGES_UPDATED, "opened"));
        answers.add(new Post.Later("was answered with 500", Optional.empty()));
        answers.add(new Post.Later("was answered with 429", Optional.of(Duration.ofSeconds(77))));
        answers.add(new Post.Later("was answered with 503", Optional.of(Duration.ZERO)));
        answers.add(new Post.Taken());
        outlet.start();

        String first = next();
        assertThat(List.of(next(), next(), next())).containsOnly(first);
        until(Outcome.SENT, 1);
        assertThat(pauses.subList(0, 3))
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(77), Duration.ofSeconds(4));
    }

    @Test
    void afterAnHourItIsGivenUpAndTheNextOneIsTold() throws InterruptedException {
        goesOn.release(100);
        outlet.tell(notice("a", Reason.RANGES_UPDATED, "opened"));
        IntStream.range(0, 16).forEach(i -> answers.add(new Post.Later("down", Optional.empty())));
        outlet.start();
        until(Outcome.LOST, 1);
        Duration patience = pauses.subList(0, 15).stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(patience).isBetween(Duration.ofMinutes(50), Duration.ofMinutes(90));

        posts.clear();
        outlet.tell(notice("b", Reason.RANGES_UPDATED, "opened"));
        assertThat(next()).contains("shop/b");
    }

    @Test
    void whatIsRefusedForGoodIsNotTriedAgain() throws InterruptedException {
        goesOn.release(100);
        outlet.tell(notice("a", Reason.RANGES_UPDATED, "opened"));
        answers.add(new Post.Refused("was answered with 404"));
        outlet.start();

        until(Outcome.LOST, 1);
        assertThat(posts).hasSize(1);
    }

    @Test
    void whoTellsIsNeverKeptWaitingAndWhatFindsNoPlaceIsCounted() {
        IntStream.range(0, 700)
                .forEach(i ->
                        outlet.tell(
                                new Notice(
                                        NOW,
                                        new PolicyName("n" + i % 100, "p" + i),
                                        Reason.RANGES_UPDATED,
                                        "opened")));

        assertThat(counts).containsEntry(Outcome.LOST, 200);
    }

    @Test
    void whoHasManyNoticesTakesNobodyElsesPlace() throws InterruptedException {
        IntStream.range(0, 700)
                .forEach(i -> outlet.tell(notice("p" + i, Reason.RANGES_UPDATED, "opened")));
        assertThat(counts).containsEntry(Outcome.LOST, 650);
        outlet.tell(new Notice(NOW, new PolicyName("pay", "a"), Reason.CHANGE_HELD, "held"));
        assertThat(counts).containsEntry(Outcome.LOST, 650);

        outlet.start();
        next();
        answers.add(new Post.Taken());
        outlet.tell(notice("later", Reason.RANGES_UPDATED, "opened"));
        goesOn.release();

        assertThat(next()).contains("shop/later");
    }

    private String next() throws InterruptedException {
        return Optional.ofNullable(posts.poll(20, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("nothing was posted"));
    }

    private void until(Outcome outcome, int count) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (counts.getOrDefault(outcome, 0) < count) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    private static Notice notice(String policy, Reason reason, String note) {
        return new Notice(NOW, new PolicyName("shop", policy), reason, note);
    }
}
