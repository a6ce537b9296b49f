package io.rangekeeper.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The dashboards can be imported anywhere, and explain themselves.
class BoardTest {
    private static final Pattern METRIC = Pattern.compile("rangekeeper_[a-z_]+");
    private static final int COLUMNS = 24;

    static List<Board> boards() throws IOException {
        return Board.all();
    }

    @Test
    void thereAreThree() throws IOException {
        assertThat(boards())
                .extracting(board -> board.json().path("title").asText())
                .containsExactlyInAnyOrder(
                        "Rangekeeper / Overview", "Rangekeeper / Feeds", "Rangekeeper / Policies");
    }

    @ParameterizedTest
    @MethodSource("boards")
    void everySourceIsTheOneThatIsChosen(Board board) {
        JsonNode json = board.json();
        assertThat(json.path("uid").asText()).isEmpty();
        assertThat(json.path("id").asText()).isEmpty();
        assertThat(json.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
        assertThat(json.at("/templating/list/0/type").asText()).isEqualTo("datasource");
        assertThat(json.findValues("datasource"))
                .allMatch(source ->
                        source.path("uid").asText().equals("${datasource}")
                                || source.path("type").asText().equals("grafana"));
    }

    @ParameterizedTest
    @MethodSource("boards")
    void theBoardsLinkToOneAnotherAndShowEveryChange(Board board) {
        JsonNode link = board.json().at("/links/0");
        assertThat(link.path("type").asText()).isEqualTo("dashboards");
        assertThat(link.path("tags")).isEqualTo(board.json().path("tags"));
        assertThat(link.path("includeVars").asBoolean()).isTrue();
        assertThat(board.json().at("/annotations/list").findValuesAsText("name"))
                .contains("Policies were written", "A change is held", "Another replica leads");
    }

    @ParameterizedTest
    @MethodSource("boards")
    void everyPanelSaysWhatAHealthyPictureLooksLike(Board board) {
        assertThat(board.panels())
                .isNotEmpty()
                .allSatisfy(panel -> {
                    assertThat(panel.path("title").asText()).isNotEmpty();
                    assertThat(panel.path("description").asText()).contains("Healthy", ".");
                    assertThat(panel.path("targets")).isNotEmpty();
                    JsonNode defaults = panel.at("/fieldConfig/defaults");
                    assertThat(defaults.path("unit").asText()).isNotEmpty();
                    assertThat(defaults.at("/thresholds/steps")).isNotEmpty();
                });
    }

    @ParameterizedTest
    @MethodSource("boards")
    void noPanelLiesUponAnother(Board board) {
        Set<List<Integer>> taken = new HashSet<>();
        List<Integer> ids = new ArrayList<>();
        for (JsonNode panel : board.json().path("panels")) {
            ids.add(panel.path("id").asInt());
            JsonNode at = panel.path("gridPos");
            int left = at.path("x").asInt();
            assertThat(left + at.path("w").asInt()).isLessThanOrEqualTo(COLUMNS);
            for (int x = left; x < left + at.path("w").asInt(); x++) {
                for (int y = at.path("y").asInt();
                        y < at.path("y").asInt() + at.path("h").asInt();
                        y++) {
                    assertThat(taken.add(List.of(x, y))).as("%s at %d, %d", panel, x, y).isTrue();
                }
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    /// Whoever cannot find a metric on a board has to invent a query.
    @Test
    void everyMetricIsDocumentedAndOnSomeBoard() throws IOException {
        Set<String> documented =
                Files.readString(Path.of("config/README.md"))
                        .lines()
                        .filter(line -> line.startsWith("| `rangekeeper_"))
                        .map(line -> line.split("`", -1)[1])
                        .collect(Collectors.toSet());
        Set<String> shown = new HashSet<>();
        for (Board board : boards()) {
            for (Board.Query query : board.queries()) {
                METRIC.matcher(query.expression())
                        .results()
                        .forEach(metric -> shown.add(metric.group().replaceFirst("_bucket$", "")));
            }
        }

        // Few owners say it.
        documented.remove("rangekeeper_feed_published_timestamp_seconds");
        assertThat(shown).containsExactlyInAnyOrderElementsOf(documented);
    }
}
