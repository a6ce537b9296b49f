package io.rangekeeper.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.cli.backtest.Publication.Selection;
import io.rangekeeper.feed.Belief;
import io.rangekeeper.policy.Planner;
import io.rangekeeper.policy.Settings;
import io.rangekeeper.select.Resolver;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A fortnight of AWS, document by document, beside what somebody else counts in the same files.
/// Skipped where they are not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwsHistoryTest {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Selection RENTED = new Selection("EC2", "");
    private static final Intervals FLAPPING = Intervals.block("1.178.86.0/24");

    private static final List<String> REGIONS =
            List.of("us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-southeast-3");

    private final Planner planner =
            new Planner(new Resolver(SharedHistory.CATALOGUE, Map.of()), Settings.DEFAULT);
    private final List<Publication> published = new ArrayList<>();
    private final Map<Selection, Watched> policies = new LinkedHashMap<>();
    private final Map<Selection, Watched> unrented = new LinkedHashMap<>();

    /// What the rules should have allowed, each time that it became something else.
    private final Map<Selection, List<Intervals>> expected = new HashMap<>();

    @BeforeAll
    void live() throws IOException {
        List<Recorded> documents = SharedHistory.aws("aws-consecutive");
        for (Recorded document : documents) {
            published.add(Publication.read(document, selections().toList()));
        }
        selections()
                .filter(selection -> !published.getFirst().of(selection).isEmpty())
                .filter(selection -> !selection.equals(RENTED))
                .forEach(selection ->
                        policies.put(selection, new Watched(planner, selection.expression())));
        for (String region : REGIONS) {
            Selection all = new Selection("AMAZON", region);
            unrented.put(
                    all, new Watched(planner, all.expression() + " unless " + RENTED.expression()));
        }
        World world = new World(new Belief(sha256 -> false));
        TreeMap<Instant, Recorded> times = new TreeMap<>();
        documents.forEach(document -> times.put(document.time(), document));
        for (Instant time : moments(documents)) {
            Optional<Recorded> news = Optional.ofNullable(times.get(time));
            news.ifPresentOrElse(
                    document -> world.serve(document.read()), () -> world.fetchAgain(time));
            Stream.concat(policies.values().stream(), unrented.values().stream())
                    .filter(policy -> news.isPresent() || policy.isDue(time))
                    .forEach(policy -> policy.reconcile(world.snapshots(), time));
            count(time);
        }
    }

    @Test
    void thereIsEnoughToCount() {
        assertThat(published).hasSize(90);
        assertThat(policies).hasSizeGreaterThanOrEqualTo(20);
        assertThat(published).anyMatch(one -> flaps(one, new Selection("EC2", "ap-southeast-3")));
    }

    @Test
    void theNumberOfWritesIsTheNumberOfChangesAfterDamping() {
        Map<Selection, Integer> writes = new LinkedHashMap<>();
        Map<Selection, Integer> changes = new LinkedHashMap<>();
        policies.forEach((selection, policy) -> {
            writes.put(selection, policy.writes());
            changes.put(selection, expected(selection).size());
        });
        assertThat(writes).isEqualTo(changes);
    }

    @Test
    void noFlapReachesAPolicy() {
        for (String service : List.of("EC2", "AMAZON")) {
            Selection selection = new Selection(service, "ap-southeast-3");
            long published =
                    changes(this.published.stream().map(one -> flaps(one, selection)).toList());
            long written =
                    changes(
                            expected(selection).stream()
                                    .map(set -> !set.and(FLAPPING).isEmpty())
                                    .toList());
            assertThat(published).isGreaterThan(60);
            assertThat(written).as("it was really gone for a week").isEqualTo(3);
        }
    }

    private List<Intervals> expected(Selection selection) {
        return expected.computeIfAbsent(selection, any -> new ArrayList<>());
    }

    private static boolean flaps(Publication publication, Selection selection) {
        return !publication.of(selection).and(FLAPPING).isEmpty();
    }

    private static long changes(List<Boolean> states) {
        long changes = 0;
        for (int i = 1; i < states.size(); i++) {
            changes += states.get(i).equals(states.get(i - 1)) ? 0 : 1;
        }
        return changes;
    }

    /// What the policies allow now is what they should.
    private void count(Instant now) {
        policies.forEach((selection, policy) -> {
            Intervals damped = Publication.within(DAY, now, published, selection);
            List<Intervals> changes = expected(selection);
            if (changes.isEmpty() || !changes.getLast().equals(damped)) {
                changes.add(damped);
            }
            assertThat(policy.held()).as("%s at %s", selection, now).isEmpty();
            assertThat(policy.open()).as("%s at %s", selection, now).isEqualTo(damped);
        });
        Intervals rented = Publication.within(DAY, now, published, RENTED);
        unrented.forEach((selection, policy) -> {
            assertThat(policy.held()).as("%s at %s", selection, now).isEmpty();
            assertThat(policy.open().and(rented).isEmpty()).as("%s at %s", selection, now).isTrue();
        });
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

    private static Stream<Selection> selections() {
        Stream<Selection> regional =
                REGIONS.stream()
                        .flatMap(region ->
                                Stream.of("S3", "EC2", "AMAZON", "CLOUDFRONT")
                                        .map(service -> new Selection(service, region)));
        return Stream.concat(regional, Stream.of(new Selection("CLOUDFRONT", "GLOBAL"), RENTED));
    }
}
