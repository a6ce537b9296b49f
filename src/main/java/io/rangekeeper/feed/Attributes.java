package io.rangekeeper.feed;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The labels of a published range, as its owner names them: `service` -> `S3`. An attribute may
/// hold several values (Atlassian's `product`); one that a range lacks has the empty string, as in
/// PromQL.
public record Attributes(SortedMap<String, List<String>> values) {
    public static final Attributes NONE = new Attributes(new TreeMap<>());

    private static final List<String> ABSENT = List.of("");

    public Attributes {
        TreeMap<String, List<String>> copy = new TreeMap<>();
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        values = java.util.Collections.unmodifiableSortedMap(copy);
    }

    public static Attributes of(Map<String, String> single) {
        TreeMap<String, List<String>> values = new TreeMap<>();
        single.forEach((name, value) -> values.put(name, List.of(value)));
        return new Attributes(values);
    }

    /// The same, its texts out of a pool: regions and services come again in a thousand
    /// combinations.
    ///
    /// @param pool what is there already; the rest is added
    public Attributes pooled(Map<String, String> pool) {
        TreeMap<String, List<String>> pooled = new TreeMap<>();
        values.forEach((name, list) ->
                pooled.put(
                        pooled(name, pool),
                        list.stream().map(value -> pooled(value, pool)).toList()));
        return new Attributes(pooled);
    }

    private static String pooled(String text, Map<String, String> pool) {
        return pool.computeIfAbsent(text, same -> same);
    }

    /// Never empty: at least the empty string.
    public List<String> get(String attribute) {
        List<String> found = values.getOrDefault(attribute, ABSENT);
        return found.isEmpty() ? ABSENT : found;
    }
}
