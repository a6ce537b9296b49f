package io.rangekeeper.report;

import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which values the attributes of some documents have, and how many ranges each of them labels.
///
/// @param counts by attribute, then by value; a range with several values counts for each
record AttributeValues(SortedMap<String, SortedMap<String, Integer>> counts) {
    private static final int MOST = 10;

    static AttributeValues of(Collection<Snapshot> snapshots) {
        SortedMap<String, SortedMap<String, Integer>> counts = new TreeMap<>();
        for (Snapshot snapshot : snapshots) {
            snapshot.groups().forEach(group -> count(group, counts));
        }
        return new AttributeValues(counts);
    }

    private static void count(
            RangeGroup group, SortedMap<String, SortedMap<String, Integer>> counts) {
        group.attributes()
                .values()
                .forEach((name, values) -> {
                    SortedMap<String, Integer> of =
                            counts.computeIfAbsent(name, any -> new TreeMap<>());
                    new HashSet<>(values)
                            .forEach(value -> of.merge(value, group.published(), Integer::sum));
                });
    }

    SortedSet<String> attributes() {
        return new TreeSet<>(counts.keySet());
    }

    /// The most frequent values of an attribute, one a line; nothing where there are none.
    void write(String attribute, Page page, int indent) {
        SortedMap<String, Integer> values = counts.getOrDefault(attribute, new TreeMap<>());
        List<Map.Entry<String, Integer>> frequent =
                values.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .limit(MOST)
                        .toList();
        for (Map.Entry<String, Integer> value : frequent) {
            page.data(
                    indent,
                    String.format(Locale.ROOT, "%,8d  %s", value.getValue(), value.getKey()));
        }
        if (values.size() > MOST) {
            page.prose(indent, "and " + Amount.count(values.size() - MOST, "more value"));
        }
    }
}
