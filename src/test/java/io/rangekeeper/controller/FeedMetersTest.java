package io.rangekeeper.controller;

import static io.rangekeeper.controller.MeteredFeeds.DURATION;
import static io.rangekeeper.controller.MeteredFeeds.QUARANTINED;
import static io.rangekeeper.controller.MeteredFeeds.RANGES;
import static io.rangekeeper.controller.MeteredFeeds.SUCCESS;
import static io.rangekeeper.controller.MeteredFeeds.changes;
import static io.rangekeeper.controller.MeteredFeeds.outcomes;
import static io.rangekeeper.controller.MeteredFeeds.reasons;
import static io.rangekeeper.controller.ScriptedFeeds.LABELLED;
import static io.rangekeeper.controller.ScriptedFeeds.ONE;
import static io.rangekeeper.controller.ScriptedFeeds.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.feed.Refresh;
import io.rangekeeper.feed.Refresher;
import io.rangekeeper.feed.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which series of feeds there are.
class FeedMetersTest {
    private final MeteredFeeds feeds = new MeteredFeeds();

    @Test
    void aFeedIsThereWithAllItsCountersAtZeroBeforeItHasAnswered() throws InterruptedException {
        assertThat(feeds.text()).isEmpty();
        List<Exposition> meanwhile = new ArrayList<>();
        Refresher watched =
                feeds.measured(
                        feeds.reader(document -> {
                            meanwhile.add(feeds.told());
                            return feeds.fetched("{\"v\": 1, \"p\": [\"11.0.0.0/24\"]}");
                        }));

        watched.refresh(SINGLE);

        Exposition told = meanwhile.getFirst();
        assertThat(outcomes(told, "single", "")).containsOnly(0.0).hasSize(4);
        assertThat(reasons(told, "single", "")).containsOnly(0.0).hasSize(6);
        assertThat(changes(told, "single")).containsOnly(0.0).hasSize(4);
        assertThat(told.value(DURATION + "_count", "feed=single")).isZero();
        assertThat(told.value(SUCCESS, "feed=single,document=")).isZero();
        assertThat(told.value(RANGES, "feed=single,family=ipv4")).isZero();
        assertThat(told.value(QUARANTINED, "feed=single,family=ipv6")).isZero();
        assertThat(told.values("feed")).containsExactly("single");
    }

    @Test
    void aFeedThatNobodyNeedsAnyMoreLeavesNoSeries() throws InterruptedException {
        List<Exposition> afterwards = new ArrayList<>();
        Refresher watched =
                feeds.measured(
                        feeds.reader(document -> {
                            feeds.retain(Set.of("several"));
                            afterwards.add(feeds.told());
                            return feeds.fetched("{\"v\": 1, \"p\": [\"11.0.0.0/24\"]}");
                        }));
        feeds.answer("11.0.0.0/24\n");
        feeds.refresh(ONE, 1);

        watched.refresh(SINGLE);
        assertThat(afterwards.getFirst().values("feed")).containsExactly(ONE.key().feed());

        // It was under way: what it counted is there, until somebody says so again.
        feeds.retain(Set.of(ONE.key().feed()));
        assertThat(feeds.told().values("feed")).containsExactly(ONE.key().feed());
    }

    /// What dashboards and alerts are made for.
    @Test
    void theSeriesAreThoseOfTheDocumentation() throws Exception {
        feeds.answer("{\"v\": 1, \"p\": [\"11.0.0.0/24\"], \"t\": \"2026-01-01T12:00:00Z\"}")
                .answer("11.0.0.0/24\n");
        feeds.refresh(SINGLE, 1);
        feeds.refresh(ONE, 1);

        Exposition told = feeds.told();
        assertThat(
                        told.kinds().entrySet().stream()
                                .map(kind -> row(told, kind.getKey(), kind.getValue()))
                                .sorted()
                                .collect(Collectors.joining("\n")))
                .isEqualTo(documented().sorted().collect(Collectors.joining("\n")));
        assertThat(told.kinds().values())
                .allMatch(kind -> kind.help().matches("[A-Z][ -~]{20,}\\."));
        assertThat(told.values("outcome")).isEqualTo(labels(Refresh.Outcome.values()));
        assertThat(told.values("reason")).isEqualTo(labels(Refusal.values()));
        assertThat(told.values("family")).containsExactlyInAnyOrder("ipv4", "ipv6");
        assertThat(told.values("change")).containsExactlyInAnyOrder("added", "removed");
    }

    /// Whatever a document says, no label tells of it.
    @Test
    void whatADocumentSaysReachesNoLabel() throws InterruptedException {
        // In JSON: the first cannot be a value, the second can.
        String control = "x\\\"} 1\\nrangekeeper_forged{a=\\\"b\\u001b[2J";
        String forged = "x\\\"} 1\\u2028rangekeeper_forged{a=\\\"b\\u202e\\\\";
        feeds.answer("{\"v\": \"%s\", \"p\": [{\"cidr\": \"11.0.0.0/24\"}]}".formatted(control))
                .answer(
                        """
                        {"v": 1, "p": [
                          {"cidr": "11.0.0.0/24", "site": "%s", "owner": ["%s", "\\\\"]},
                          {"cidr": "11.0.1.0/24", "site": "%s"}]}
                        """
                                .formatted(forged, forged, control))
                .answer("{\"v\": 2, \"p\": [{\"cidr\": \"%s\"}]}".formatted(forged))
                .fail(Refusal.STATUS, "503 \u001b[2J\nrangekeeper_forged 1");

        assertThat(feeds.refresh(LABELLED, 4))
                .extracting(Refresh::outcome)
                .containsExactly(
                        Refresh.Outcome.REFUSED,
                        Refresh.Outcome.CHANGED,
                        Refresh.Outcome.REFUSED,
                        Refresh.Outcome.FAILED);

        assertThat(feeds.text()).matches("[\\x20-\\x7e\\n]*").doesNotContain("forged", "\\");
        Exposition told = feeds.told();
        assertThat(told.values("feed")).containsExactly("labelled");
        assertThat(told.values("document")).containsExactly("");
        assertThat(told.value(RANGES, "feed=labelled,family=ipv4")).isEqualTo(1);
    }

    private static String row(Exposition told, String name, Exposition.Kind kind) {
        String labels =
                told.labels(name).stream()
                        .map(set -> String.join(", ", new TreeSet<>(set)))
                        .collect(Collectors.joining(" or "));
        return name + " " + kind.type() + " " + labels;
    }

    private static Stream<String> documented() throws IOException {
        return Files.readString(Path.of("config/README.md"))
                .lines()
                .filter(line ->
                        line.startsWith("| `rangekeeper_feed_")
                                && !line.contains("only a controller has it"))
                .map(line -> line.replace("`", "").split(" *\\| *", -1))
                .map(cells -> cells[1] + " " + cells[2] + " " + sorted(cells[3]));
    }

    private static String sorted(String labels) {
        return String.join(", ", new TreeSet<>(List.of(labels.split(", ", -1))));
    }

    private static Set<String> labels(Enum<?>[] values) {
        return Stream.of(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
