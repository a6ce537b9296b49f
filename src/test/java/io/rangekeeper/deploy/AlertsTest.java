package io.rangekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The alerts of `components/prometheus-operator` ask for metrics that there are.
class AlertsTest {
    private static final Path RULES =
            Path.of("deploy/components/prometheus-operator/prometheus-rule.yaml");

    private static final Pattern METRIC = Pattern.compile("rangekeeper_[a-z_]+");
    private static final Pattern BY = Pattern.compile("by \\(([a-z, ]+)\\) \\((\\w+)\\)");
    private static final Pattern LABEL = Pattern.compile("\\$labels\\.(\\w+)");

    private final JsonNode rules;
    private final List<String> table;

    AlertsTest() throws IOException {
        rules = Yaml.read(Files.readString(RULES), "rules").at("/spec/groups/0/rules");
        table =
                Files.readString(Path.of("config/README.md"))
                        .lines()
                        .filter(line -> line.startsWith("| `rangekeeper_"))
                        .toList();
    }

    @Test
    void everyMetricAndEveryLabelIsDocumented() {
        assertThat(rules).isNotEmpty();
        for (JsonNode rule : rules) {
            String expression = rule.path("expr").asText();
            Set<String> metrics =
                    METRIC.matcher(expression)
                            .results()
                            .map(found -> found.group())
                            .collect(Collectors.toSet());
            assertThat(metrics)
                    .isNotEmpty()
                    .allSatisfy(metric -> assertThat(row(metric)).hasSize(1));
            Matcher by = BY.matcher(expression);
            Set<String> labels = new TreeSet<>();
            if (by.find()) {
                labels.addAll(List.of(by.group(1).split(", ", -1)));
                assertThat(row(by.group(2)).getFirst().split(" \\| ", -1)[2])
                        .contains(labels.stream().map(label -> "`" + label + "`").toList());
            }
            assertThat(labels).containsAll(labelsIn(rule.path("annotations").toString()));
        }
    }

    @Test
    void everyAlertSaysWhatToDo() {
        for (JsonNode rule : rules) {
            assertThat(rule.at("/labels/severity").asText()).isNotEmpty();
            assertThat(rule.at("/annotations/summary").asText()).isNotEmpty();
            assertThat(rule.at("/annotations/description").asText()).isNotEmpty();
        }
    }

    private List<String> row(String metric) {
        return table.stream().filter(line -> line.startsWith("| `" + metric + "` ")).toList();
    }

    private static Set<String> labelsIn(String text) {
        return LABEL.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
