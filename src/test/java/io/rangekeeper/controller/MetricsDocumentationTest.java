package io.rangekeeper.controller;

import static io.rangekeeper.controller.ScriptedFeeds.SINGLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.controller.http.MetricsFormat;
import io.rangekeeper.notify.Notifications;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of the documentation and what is exported are the same: dashboards and alerts are made
/// from it.
class MetricsDocumentationTest {
    private final ScriptedFeeds feeds = new ScriptedFeeds();
    private final Board board = new Board();
    private final Meters meters = new Meters(feeds, feeds::nanos, board, Figures.vitals("1.0"));

    @Test
    void eachMetricIsDocumentedWithItsTypeAndLabels() throws Exception {
        feeds.answer("{\"v\": 1, \"p\": [\"11.0.0.0/24\"], \"t\": \"2026-01-01T12:00:00Z\"}");
        meters.feeds().measured(feeds.reader()).refresh(SINGLE);
        SmallWorld world = new SmallWorld();
        Figures.show(board, world.plan("a", "11.5.0.0/16", "egress", "one"), world.withdrawn("b"));

        meters.policies().notified("ops", Notifications.Outcome.SENT, 0);

        Exposition told = Exposition.parse(meters.expose(MetricsFormat.PROMETHEUS));

        assertThat(
                        told.kinds().entrySet().stream()
                                .map(kind -> row(told, kind.getKey(), kind.getValue()))
                                .sorted()
                                .collect(Collectors.joining("\n")))
                .isEqualTo(
                        table().map(cells -> cells[1] + " " + cells[2] + " " + sorted(cells[3]))
                                .sorted()
                                .collect(Collectors.joining("\n")));
        assertThat(told.kinds().values())
                .allMatch(kind -> kind.help().matches("[A-Z0-9][ -~]{20,}\\."));
    }

    @Test
    void openMetricsSaysTheSame() throws Exception {
        feeds.answer("{\"v\": 1, \"p\": [\"11.0.0.0/24\"], \"t\": \"2026-01-01T12:00:00Z\"}");
        meters.feeds().measured(feeds.reader()).refresh(SINGLE);

        String openMetrics = meters.expose(MetricsFormat.OPEN_METRICS);

        assertThat(openMetrics)
                .endsWith("\n# EOF\n")
                .contains("# TYPE rangekeeper_feed_fetches counter\n");
        assertThat(samples(openMetrics))
                .isNotEmpty()
                .isEqualTo(samples(meters.expose(MetricsFormat.PROMETHEUS)));
    }

    private static List<String> samples(String exposition) {
        return exposition.lines().filter(line -> !line.startsWith("#")).toList();
    }

    @Test
    void eachValueOfALabelThatIsOurOwnIsDocumented() throws IOException {
        Exposition told = Exposition.parse(meters.expose(MetricsFormat.PROMETHEUS));
        List<String> text = Files.readAllLines(Path.of("config/README.md"));

        for (String label : List.of("state", "outcome", "kind")) {
            assertThat(told.values(label))
                    .allMatch(
                            value -> text.stream().anyMatch(line -> line.contains("`" + value)),
                            "a value of " + label.toUpperCase(Locale.ROOT) + " that is documented");
        }
    }

    private static String row(Exposition told, String name, Exposition.Kind kind) {
        String labels =
                told.labels(name).stream()
                        .map(set -> String.join(", ", new TreeSet<>(set)))
                        .collect(Collectors.joining(" or "));
        return name + " " + kind.type() + " " + labels;
    }

    private static Stream<String[]> table() throws IOException {
        return Files.readString(Path.of("config/README.md"))
                .lines()
                .filter(line -> line.startsWith("| `rangekeeper_"))
                .map(line -> line.replace("`", "").split(" *\\| *", -1));
    }

    private static String sorted(String labels) {
        return String.join(", ", new TreeSet<>(List.of(labels.split(", ", -1))));
    }
}
