package io.rangekeeper.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.feed.Belief;
import io.rangekeeper.policy.Held;
import io.rangekeeper.policy.Planner;
import io.rangekeeper.policy.Settings;
import io.rangekeeper.select.Resolver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What should have become of policies on the days on which AWS did something notable. Skipped
/// where these documents are not here.
class AwsEventsTest {
    private static final Duration DAY = Duration.ofHours(24);

    /// What the second document does to a rule that was made from the first.
    enum Effect {
        /// Other services, or other aggregation: no write, nothing waits.
        NOTHING,
        /// Something is opened at once, nothing is closed.
        OPENS,
        /// What was withdrawn is closed after a day.
        CLOSES,
        /// Both.
        OPENS_AND_CLOSES,
        /// A person is asked at once, and nothing is written.
        HELD_AT_ONCE,
        /// A person is asked after a day, and nothing is written.
        HELD_WHEN_DUE;

        boolean opens() {
            return this == OPENS || this == OPENS_AND_CLOSES;
        }

        boolean waits() {
            return this == CLOSES || this == OPENS_AND_CLOSES || this == HELD_WHEN_DUE;
        }

        boolean closes() {
            return this == CLOSES || this == OPENS_AND_CLOSES;
        }
    }

    record Event(String name, String expression, Effect effect, List<Held.Reason> held) {
        static Event of(String name, String selection, Effect effect, Held.Reason... held) {
            List<String> words = List.of(selection.split(" ", -1));
            String region = words.size() == 1 ? "" : words.getLast();
            return new Event(
                    name,
                    new Publication.Selection(words.getFirst(), region).expression(),
                    effect,
                    List.of(held));
        }

        Event or(String more) {
            return new Event(name, expression + " or " + more, effect, held);
        }

        @Override
        public String toString() {
            return name + ": " + expression;
        }
    }

    static Stream<Event> events() {
        return Stream.of(
                // 391 blocks become 68: 10 of 140,442 addresses are lost, 560 are new
                Event.of("reaggregation-16.8pct-all", "AMAZON af-south-1", Effect.OPENS_AND_CLOSES),
                Event.of("reaggregation-16.8pct-all", "AMAZON", Effect.OPENS_AND_CLOSES),
                Event.of("reaggregation-16.8pct-all", "EC2 af-south-1", Effect.NOTHING),
                Event.of("reaggregation-16.8pct-all", "S3", Effect.NOTHING),
                // 25 blocks become 2 that hold all of them
                Event.of(
                        "cf-origin-facing-v6-consolidation-475-of-522",
                        "CLOUDFRONT_ORIGIN_FACING",
                        Effect.OPENS),
                Event.of(
                        "cf-origin-facing-v6-consolidation-475-of-522",
                        "CLOUDFRONT",
                        Effect.NOTHING),
                // 22 blocks become 8 that hold all of them
                Event.of("sa-west-1-49-of-76", "AMAZON sa-west-1", Effect.OPENS),
                Event.of("sa-west-1-49-of-76", "EC2 us-west-2", Effect.CLOSES),
                // 18 % of the blocks, and 0.005 % of the addresses
                Event.of("amazon-uneast1-402-removed", "AMAZON us-east-1", Effect.CLOSES),
                Event.of("amazon-uneast1-402-removed", "AMAZON GLOBAL", Effect.OPENS),
                Event.of("amazon-uneast1-402-removed", "EC2 us-east-1", Effect.NOTHING),
                // one block of 45, and 20 % of the addresses; half the addresses of a rule of 3
                Event.of("address-space-minus-5.3pct", "AMAZON", Effect.CLOSES),
                Event.of("address-space-minus-5.3pct", "AMAZON ca-central-1", Effect.CLOSES),
                Event.of("address-space-minus-5.3pct", "AMAZON ap-southeast-6", Effect.CLOSES),
                Event.of("address-space-minus-5.3pct", "EC2", Effect.NOTHING),
                // 1.08 times the addresses, 1.96 times, 2.9 times
                Event.of("address-space-plus-7.5pct", "AMAZON", Effect.OPENS),
                Event.of("address-space-plus-7.5pct", "AMAZON mx-central-1", Effect.OPENS),
                Event.of(
                        "address-space-plus-7.5pct",
                        "AMAZON ap-southeast-7",
                        Effect.HELD_AT_ONCE,
                        Held.Reason.TOO_MUCH_ADDED),
                // 17 of all blocks; one of two
                Event.of("dynamodb-17-of-64-removed", "DYNAMODB", Effect.CLOSES),
                Event.of("dynamodb-17-of-64-removed", "DYNAMODB eu-west-2", Effect.CLOSES),
                Event.of("dynamodb-17-of-64-removed", "S3", Effect.NOTHING),
                // everything of a rule; a whole family of it; 2 % of it
                Event.of(
                        "region-me-central-1-vanishes",
                        "AMAZON me-central-1",
                        Effect.HELD_WHEN_DUE,
                        Held.Reason.EMPTY),
                Event.of(
                        "region-me-central-1-vanishes",
                        "DYNAMODB me-central-1",
                        Effect.HELD_WHEN_DUE,
                        Held.Reason.EMPTY),
                Event.of(
                                "region-me-central-1-vanishes",
                                "DYNAMODB me-central-1",
                                Effect.HELD_WHEN_DUE,
                                Held.Reason.TOO_MUCH_REMOVED)
                        .or("aws{service=\"S3\", region=\"eu-west-1\", family=\"ipv6\"}"),
                Event.of("region-me-central-1-vanishes", "S3", Effect.CLOSES));
    }

    @ParameterizedTest
    @MethodSource("events")
    void happensAsItShould(Event event) {
        Recorded first = document(event, "1-before");
        Recorded second = document(event, "2-after");
        Instant time = second.time();
        World world = new World(new Belief(sha256 -> false));
        Watched policy =
                new Watched(
                        new Planner(
                                new Resolver(SharedHistory.CATALOGUE, Map.of()), Settings.DEFAULT),
                        event.expression);
        world.serve(first.read());
        policy.reconcile(world.snapshots(), first.time());
        Intervals before = policy.open();

        world.serve(second.read());
        policy.reconcile(world.snapshots(), time);
        Intervals opened = policy.open();
        assertThat(before.without(opened))
                .as("nothing is closed at once")
                .isEqualTo(Intervals.NONE);
        assertThat(opened.equals(before)).isEqualTo(!event.effect.opens());
        assertThat(policy.pending().isEmpty()).isEqualTo(!event.effect.waits());
        assertHeld(policy, event, event.effect == Effect.HELD_AT_ONCE);

        world.fetchAgain(time.plus(DAY));
        policy.reconcile(world.snapshots(), time.plus(DAY));
        assertThat(policy.pending()).isEmpty();
        assertThat(policy.open().equals(opened)).isEqualTo(!event.effect.closes());
        assertHeld(policy, event, !event.held.isEmpty());
        assertThat(policy.writes())
                .isEqualTo(1 + (event.effect.opens() ? 1 : 0) + (event.effect.closes() ? 1 : 0));
    }

    private static void assertHeld(Watched policy, Event event, boolean held) {
        assertThat(policy.held().stream().map(Held::reason).toList())
                .isEqualTo(held ? event.held : List.of());
    }

    private static Recorded document(Event event, String part) {
        return SharedHistory.aws("aws-events").stream()
                .filter(file ->
                        file.file().getFileName().toString().startsWith(event.name + "__" + part))
                .findFirst()
                .orElseThrow();
    }
}
