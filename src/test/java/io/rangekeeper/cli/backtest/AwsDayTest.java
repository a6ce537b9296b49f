package io.rangekeeper.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cli.backtest.Publication.Selection;
import io.rangekeeper.config.Configuration;
import io.rangekeeper.controller.Board;
import io.rangekeeper.controller.Controller;
import io.rangekeeper.controller.EventsWitness;
import io.rangekeeper.controller.LiveConfiguration;
import io.rangekeeper.feed.Belief;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.FeedReader;
import io.rangekeeper.feed.FetchResult;
import io.rangekeeper.feed.RecordedDocuments;
import io.rangekeeper.feed.store.MemorySnapshots;
import io.rangekeeper.feed.store.Retention;
import io.rangekeeper.testing.FakeCluster;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Two days of AWS with a whole controller (its queue, its schedule, its threads), in simulated
/// time: exactly the writes that were due. Skipped where the history is not.
class AwsDayTest {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final List<Selection> SELECTIONS =
            Stream.of("us-east-1", "us-west-2", "eu-west-1", "ap-southeast-3")
                    .flatMap(region ->
                            Stream.of("S3", "EC2", "AMAZON")
                                    .map(service -> new Selection(service, region)))
                    .toList();

    private final FakeCluster cluster = new FakeCluster();
    private final Board board = new Board();
    private final AtomicInteger fetches = new AtomicInteger();
    private final List<Publication> published = new ArrayList<>();
    private volatile Instant now = Instant.EPOCH;
    private volatile Optional<Recorded> served = Optional.empty();

    @Test
    void exactlyWhatWasDueIsWritten() throws IOException, InterruptedException {
        List<Recorded> documents = SharedHistory.aws("aws-consecutive");
        Instant begin = documents.getFirst().time();
        documents =
                documents.stream()
                        .filter(document ->
                                document.time().isBefore(begin.plus(DAY.multipliedBy(2))))
                        .toList();
        for (Recorded document : documents) {
            published.add(Publication.read(document, SELECTIONS));
        }
        Map<Selection, String> names = new LinkedHashMap<>();
        SELECTIONS.stream()
                .filter(selection -> !published.getFirst().of(selection).isEmpty())
                .forEach(selection -> names.put(selection, "policy-" + names.size()));
        now = begin;
        served = Optional.of(documents.getFirst());
        names.forEach(
                (selection, name) -> cluster.creates(name, selection.expression(), "192.0.2.0/24"));

        Map<Selection, Intervals> expected = new HashMap<>();
        int due = 0;
        try (Controller controller = controller()) {
            controller.start();
            until("all are filled", () -> cluster.writes() >= names.size());
            for (Instant time : moments(documents)) {
                passes(time, documents);
                settle(controller);
                for (Map.Entry<Selection, String> policy : names.entrySet()) {
                    Selection selection = policy.getKey();
                    Intervals damped = Publication.within(DAY, time, published, selection);
                    due += damped.equals(expected.put(selection, damped)) ? 0 : 1;
                    assertThat(open(policy.getValue()))
                            .as("%s at %s", selection, time)
                            .isEqualTo(damped);
                }
                assertThat(cluster.writes()).as("writes until %s", time).isEqualTo(due);
            }
        }
        assertThat(due).isGreaterThan(names.size());
    }

    private void passes(Instant time, List<Recorded> documents) {
        now = time;
        served =
                documents.stream()
                        .filter(document -> !document.time().isAfter(time))
                        .reduce((earlier, later) -> later);
    }

    /// What was served is read, and whatever that leads to is done.
    private void settle(Controller controller) throws InterruptedException {
        int before = fetches.get();
        until("fetched again", () -> fetches.get() >= before + 3);
        until(
                "nothing is left to do",
                () ->
                        controller.queueDepth() == 0
                                && board.all().stream()
                                        .allMatch(status ->
                                                !status.summary().changes()
                                                        && status.due()
                                                                .filter(due -> !due.isAfter(now))
                                                                .isEmpty()));
    }

    private Controller controller() {
        Feed aws = Catalogue.builtIn().feed("aws").orElseThrow();
        Feed quick = new Feed(aws.name(), aws.title(), aws.docs(), aws.documents(), EVERY);
        Configuration configuration =
                Configuration.read("budget: {cidrsPerPolicy: 4000}", "test")
                        .with(Catalogue.of(List.of(quick)));
        MemorySnapshots snapshots = new MemorySnapshots(Retention.DEFAULT);
        return new Controller(
                new Controller.Parts(
                        new LiveConfiguration(Optional.empty(), configuration),
                        cluster,
                        any -> cluster,
                        cluster,
                        snapshots,
                        new FeedReader(this::fetch, snapshots, new Belief(sha256 -> false)),
                        board,
                        new EventsWitness((policy, reason, note) -> {}),
                        UnaryOperator.identity(),
                        feeds -> {},
                        outcome -> {},
                        () -> now,
                        () -> TimeUnit.SECONDS.toNanos(now.getEpochSecond())),
                new Random(1));
    }

    private FetchResult fetch(FeedDocument document) {
        FetchResult result = RecordedDocuments.read(served.orElseThrow().file(), now);
        fetches.incrementAndGet();
        return result;
    }

    private Intervals open(String name) {
        return Intervals.union(cluster.blocks(name).stream().map(Intervals::block).toList());
    }

    private static void until(String what, BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it never came to this: " + what);
            }
            Thread.sleep(20);
        }
    }

    /// When something comes, and when something that went may be due.
    private static List<Instant> moments(List<Recorded> documents) {
        return documents.stream()
                .map(Recorded::time)
                .flatMap(time -> Stream.of(time, time.plus(DAY)))
                .sorted()
                .distinct()
                .toList();
    }
}
