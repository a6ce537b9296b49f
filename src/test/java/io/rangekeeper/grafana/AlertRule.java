package io.rangekeeper.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.rangekeeper.yaml.Durations;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One alert, as `grafana/alerts.yaml` has it.
///
/// @param severity `critical`, `warning`, `info`, or a template that gives one of them
/// @param after how long the expression has to hold
public record AlertRule(
        String name,
        String severity,
        Duration after,
        String expression,
        String summary,
        String description) {
    static final Path SOURCE = Path.of("grafana/alerts.yaml");

    private static final Pattern TIMES =
            Pattern.compile(
                    "\\[(?<range>\\w+)]|seconds\\((?<seconds>\\w+)\\)|times\\((?<times>\\d+)\\)");

    /// All of them, in their order.
    public static List<AlertRule> all() throws IOException {
        List<AlertRule> rules = new ArrayList<>();
        for (JsonNode rule : Yaml.read(Files.readString(SOURCE), SOURCE.toString())) {
            rules.add(
                    new AlertRule(
                            text(rule, "alert"),
                            text(rule, "severity"),
                            duration(text(rule, "for")),
                            text(rule, "expr").strip(),
                            text(rule, "summary"),
                            text(rule, "description")));
        }
        return rules;
    }

    /// What Prometheus reads.
    ///
    /// @param scale divides every time: 1 for the rules that are shipped
    public static String file(List<AlertRule> rules, int scale) {
        return "groups:\n- name: rangekeeper\n  rules:\n"
                + rules.stream().map(rule -> rule.yaml(scale)).collect(Collectors.joining());
    }

    /// Where it is explained, in the repository.
    Path runbook() {
        return Path.of("grafana/runbooks", name + ".md");
    }

    private String yaml(int scale) {
        return """
          - alert: %s
            expr: |
        %s
            for: %s
            labels:
              severity: %s
            annotations:
              summary: %s
              description: %s
              runbook_url: %s
        """
                .formatted(
                        name,
                        scaled(expression, scale).indent(6).stripTrailing(),
                        print(after.dividedBy(scale)),
                        severity.startsWith("{") ? quoted(severity) : severity,
                        quoted(summary),
                        quoted(description),
                        runbook());
    }

    private static String scaled(String expression, int scale) {
        return TIMES.matcher(expression).replaceAll(time -> scaled(time, scale));
    }

    private static String scaled(MatchResult time, int scale) {
        if (time.group("range") != null) {
            return "[" + print(duration(time.group("range")).dividedBy(scale)) + "]";
        }
        return time.group("seconds") != null
                ? number(duration(time.group("seconds")).toSeconds(), scale)
                : number(Long.parseLong(time.group("times")), scale);
    }

    private static String number(long whole, int scale) {
        return whole % scale == 0
                ? Long.toString(whole / scale)
                : String.format(Locale.ROOT, "%.6f", (double) whole / scale);
    }

    private static String print(Duration time) {
        return time.toMillisPart() == 0 ? Durations.print(time) : time.toMillis() + "ms";
    }

    private static Duration duration(String text) {
        return Durations.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("no duration: " + text));
    }

    private static String text(JsonNode rule, String key) {
        if (!rule.path(key).isTextual()) {
            throw new IllegalArgumentException(SOURCE + ": an alert without " + key + ": " + rule);
        }
        return rule.path(key).asText();
    }

    private static String quoted(String text) {
        return new JsonMapper().valueToTree(text) instanceof TextNode node ? node.toString() : "";
    }
}
