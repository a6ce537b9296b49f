package io.rangekeeper.controller;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Metrics in the Prometheus text format, read strictly: a line that is no comment and no sample, a
/// name without help and type, or a series that stands there twice is an error.
record Exposition(Map<String, Kind> kinds, Map<Series, Double> series) {
    private static final String NAME = "([a-zA-Z_:][a-zA-Z0-9_:]*)";
    private static final Pattern HELP = Pattern.compile("# HELP " + NAME + " (.+)");
    private static final Pattern TYPE =
            Pattern.compile("# TYPE " + NAME + " (counter|gauge|histogram)");
    private static final Pattern SAMPLE = Pattern.compile(NAME + "(?:\\{(.*)})? ([^ ]+)");
    private static final Pattern LABEL =
            Pattern.compile(
                    "\\G,?([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\\"n])*)\"(?=,|$)");

    /// What stands above the samples of a name.
    record Kind(String type, String help) {}

    record Series(String name, SortedMap<String, String> labels) {}

    static Exposition parse(String text) {
        Exposition read = new Exposition(new LinkedHashMap<>(), new LinkedHashMap<>());
        String help = "";
        // Not lines(): only \n ends a line here, and the last one has one too.
        for (String line : text.split("\n", -1)) {
            Matcher comment = HELP.matcher(line);
            if (comment.matches()) {
                help = comment.group(1) + " " + comment.group(2);
            } else if (!line.isEmpty()) {
                read.add(line, help);
            }
        }
        return read;
    }

    private void add(String line, String help) {
        Matcher type = TYPE.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (type.matches() && help.startsWith(type.group(1) + " ")) {
            String text = help.substring(help.indexOf(' ') + 1);
            require(kinds.put(type.group(1), new Kind(type.group(2), text)) == null, line);
        } else {
            require(sample.matches() && kinds.containsKey(kind(sample.group(1))), line);
            Series key =
                    new Series(
                            sample.group(1),
                            labels(Objects.requireNonNullElse(sample.group(2), ""), line));
            require(series.put(key, Double.parseDouble(sample.group(3))) == null, line);
        }
    }

    private static SortedMap<String, String> labels(String text, String line) {
        SortedMap<String, String> labels = new TreeMap<>();
        List<MatchResult> found = LABEL.matcher(text).results().toList();
        require(found.stream().mapToInt(m -> m.group().length()).sum() == text.length(), line);
        found.forEach(label -> labels.put(label.group(1), label.group(2)));
        return labels;
    }

    /// Where the type of a sample stands: a histogram has three names of samples.
    private String kind(String sample) {
        String base = sample.replaceFirst("_(bucket|count|sum)$", "");
        Kind kind = kinds.get(base);
        return kind != null && kind.type().equals("histogram") ? base : sample;
    }

    private static void require(boolean holds, String line) {
        if (!holds) {
            throw new AssertionError("not the text format: " + line);
        }
    }

    /// The value of a series, its labels as in `feed=aws,family=ipv4`; null when there is none.
    @Nullable Double value(String name, String labels) {
        SortedMap<String, String> pairs = new TreeMap<>();
        for (String pair : labels.isEmpty() ? new String[0] : labels.split(",", -1)) {
            pairs.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return series.get(new Series(name, pairs));
    }

    /// Of all series of a name that have this label.
    double sum(String name, String label, String value) {
        return series.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .filter(entry -> value.equals(entry.getKey().labels().get(label)))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    double sum(String name) {
        return series.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /// All values that a label has anywhere.
    Set<String> values(String label) {
        return series.keySet().stream()
                .map(key -> key.labels().get(label))
                .filter(value -> value != null)
                .collect(Collectors.toSet());
    }

    /// The names of labels that the series of a name have, `le` of a histogram apart.
    Set<Set<String>> labels(String name) {
        return series.keySet().stream()
                .filter(key -> kind(key.name()).equals(name))
                .map(key ->
                        key.labels().keySet().stream()
                                .filter(label -> !label.equals("le"))
                                .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }
}
