package io.rangekeeper.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A dashboard, as Grafana imports it.
public record Board(Path file, JsonNode json) {
    private static final Pattern VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");

    /// Something that is asked of Prometheus.
    ///
    /// @param place for people
    public record Query(String place, String expression) {
        /// With what Grafana would put in, where all values of each variable are chosen, and
        /// without the zero that stands there where nothing else does.
        ///
        /// @param interval as in `5s`
        public String substituted(String interval) {
            return expression
                    .replace(" or vector(0)", "")
                    .replace("$__rate_interval", interval)
                    .replaceAll("\"\\$\\w+\"", "\".*\"");
        }
    }

    /// All of them.
    public static List<Board> all() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("grafana"))) {
            List<Board> boards = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                boards.add(new Board(file, new JsonMapper().readTree(file.toFile())));
            }
            return boards;
        }
    }

    /// Panels that show something: rows apart.
    List<JsonNode> panels() {
        return json.path("panels")
                .valueStream()
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .toList();
    }

    /// Of panels, annotations and variables.
    public List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : panels()) {
            panel.path("targets")
                    .forEach(target -> queries.add(query(panel.path("title"), target)));
        }
        json.at("/annotations/list")
                .valueStream()
                .filter(annotation -> !annotation.has("builtIn"))
                .forEach(annotation -> queries.add(query(annotation.path("name"), annotation)));
        for (JsonNode variable : json.at("/templating/list")) {
            Matcher values = VALUES.matcher(variable.at("/query/query").asText());
            if (values.matches()) {
                String labelled = "count by (%s) (%s)".formatted(values.group(2), values.group(1));
                queries.add(new Query(place(variable.path("name")), labelled));
            }
        }
        return queries;
    }

    private Query query(JsonNode title, JsonNode target) {
        return new Query(place(title), target.path("expr").asText());
    }

    private String place(JsonNode title) {
        return file.getFileName() + ": " + title.asText();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
