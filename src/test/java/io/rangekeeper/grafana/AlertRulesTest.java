package io.rangekeeper.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.testing.Promtool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The alerts, and what is made from them.
class AlertRulesTest {
    private static final String WRITE = "rangekeeper.generate";
    private static final String MADE =
            "# Made from grafana/alerts.yaml: mvn test -Dtest=AlertRulesTest -D" + WRITE + "\n";

    private static final String OPERATOR =
            """
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata:
              name: rangekeeper
              namespace: rangekeeper
              labels:
                app.kubernetes.io/name: rangekeeper
            spec:
            """;

    private static final Path HISTORIES = Path.of("src/test/resources/grafana/alerts.test.yaml");
    private static final Path WEEK = HISTORIES.resolveSibling("week.test.yaml");

    private static final Pattern METRIC = Pattern.compile("rangekeeper_[a-z_]+");
    private static final Pattern LABEL = Pattern.compile("\\$labels\\.(\\w+)");
    private static final Pattern BY = Pattern.compile("by \\(([a-z, ]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /// What a scrape adds, and no metric has.
    private static final Set<String> OF_A_TARGET = Set.of("job", "instance", "pod");

    private final List<AlertRule> rules;
    private final Map<String, String> documented;

    AlertRulesTest() throws IOException {
        rules = AlertRule.all();
        documented =
                Files.readString(Path.of("config/README.md"))
                        .lines()
                        .filter(line -> line.startsWith("| `rangekeeper_"))
                        .map(line -> line.split(" *\\| *", -1))
                        .collect(
                                Collectors.toMap(
                                        cells -> cells[1].replace("`", ""), cells -> cells[3]));
    }

    private static Map<Path, String> made(List<AlertRule> rules) {
        String plain = AlertRule.file(rules, 1);
        return Map.of(
                Path.of("grafana/rules.yaml"),
                MADE + plain,
                Path.of("deploy/components/prometheus-operator/prometheus-rule.yaml"),
                MADE + OPERATOR + plain.indent(2));
    }

    @Test
    void whatIsShippedIsMadeFromTheSource() throws IOException {
        for (Map.Entry<Path, String> file : made(rules).entrySet()) {
            if (System.getProperty(WRITE) != null) {
                Files.writeString(file.getKey(), file.getValue());
            }
            assertThat(file.getKey())
                    .as("mvn test -Dtest=AlertRulesTest -D" + WRITE + " makes it anew")
                    .hasContent(file.getValue());
        }
    }

    @Test
    void prometheusUnderstandsThemAtAnyScale() throws Exception {
        Promtool promtool = Promtool.require();
        for (int scale : List.of(1, 720)) {
            promtool.check("rules", AlertRule.file(rules, scale));
        }
    }

    /// Each fires when it should, none in a normal week, and each ends.
    @Test
    void theHistoriesOfTheTestsTakeTheCourseThatTheyShould() throws Exception {
        Promtool.require().test(List.of(HISTORIES, WEEK));
    }

    @Test
    void eachHasAHistoryInWhichItFiresAndEnds() throws IOException {
        String tests = Files.readString(HISTORIES);

        assertThat(rules)
                .allSatisfy(rule -> {
                    String firing =
                            "ALERTS{alertname=\"%s\", alertstate=\"firing\"}"
                                    .formatted(rule.name());
                    List<String> asked =
                            Stream.of(tests.split("- expr: ", -1))
                                    .filter(part -> part.startsWith(firing))
                                    .toList();
                    assertThat(asked).anyMatch(part -> part.contains("labels:"));
                    assertThat(asked).anyMatch(part -> !part.contains("labels:"));
                });
    }

    @Test
    void everyMetricAndEveryLabelIsDocumented() {
        for (AlertRule rule : rules) {
            List<String> metrics = found(METRIC, rule.expression() + rule.description());
            assertThat(metrics).isNotEmpty().allSatisfy(m -> assertThat(documented).containsKey(m));
            Set<String> there = new TreeSet<>(OF_A_TARGET);
            metrics.forEach(
                    metric -> there.addAll(found(CODE, documented.getOrDefault(metric, ""))));
            Set<String> grouped = new TreeSet<>();
            found(BY, rule.expression()).forEach(by -> grouped.addAll(List.of(by.split(", ", -1))));
            assertThat(there).as(rule.name()).containsAll(grouped);
            assertThat(grouped)
                    .as(rule.name())
                    .containsAll(found(LABEL, rule.summary() + rule.description()));
        }
    }

    @Test
    void everyAlertHasARunbookThatTellsTheSameInTheSameOrder() throws IOException {
        for (AlertRule rule : rules) {
            assertThat(rule.name()).matches("Rangekeeper[A-Za-z]+");
            assertThat(rule.severity().split("\\{\\{.*?}}"))
                    .filteredOn(word -> !word.isEmpty())
                    .isNotEmpty()
                    .allMatch(Set.of("critical", "warning", "info")::contains);
            assertThat(rule.runbook()).isRegularFile();
            List<String> headings =
                    Files.readString(rule.runbook())
                            .lines()
                            .filter(line -> line.startsWith("#"))
                            .toList();
            assertThat(headings)
                    .containsExactly(
                            "# " + rule.name(),
                            "## What it means",
                            "## What still works",
                            "## How to look",
                            "## How to mend");
        }
        try (Stream<Path> pages = Files.list(Path.of("grafana/runbooks"))) {
            assertThat(pages)
                    .containsExactlyInAnyOrderElementsOf(
                            rules.stream().map(AlertRule::runbook).toList());
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.groupCount() == 0 ? match.group() : match.group(1))
                .toList();
    }
}
