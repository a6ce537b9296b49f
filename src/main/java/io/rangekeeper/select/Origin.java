package io.rangekeeper.select;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Addresses by who publishes them, in the terms of an expression's selectors: where one asks for a
/// service and a pattern of regions, there is an origin for each service and region. An address
/// that is published twice belongs to two of them; one that a literal names, or that nobody
/// publishes any more, to none.
///
/// @param values of the attributes that the selector names, joined by commas where a range has
///   several; without those that it lacks
/// @param addresses never empty
public record Origin(String feed, SortedMap<String, String> values, CidrSet addresses) {
    private record Label(String feed, SortedMap<String, String> values) {}

    public Origin {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /// In the order of the selectors.
    static List<Origin> of(Resolution.Resolved resolved, CidrSet addresses) {
        Map<Label, List<CidrSet>> ranges = new LinkedHashMap<>();
        for (Expression.Selector selector : resolved.selectors()) {
            for (Snapshot snapshot : resolved.from()) {
                if (snapshot.key().feed().equals(selector.feed())) {
                    gather(selector, snapshot, addresses, ranges);
                }
            }
        }
        List<Origin> origins = new ArrayList<>();
        ranges.forEach((label, sets) -> {
            CidrSet all = CidrSet.union(sets).intersection(addresses);
            if (!all.isEmpty()) {
                origins.add(new Origin(label.feed, label.values, all));
            }
        });
        return origins;
    }

    private static void gather(
            Expression.Selector selector,
            Snapshot snapshot,
            CidrSet addresses,
            Map<Label, List<CidrSet>> ranges) {
        for (RangeGroup group : CurrentSelection.groups(selector, List.of(snapshot))) {
            CidrSet selected = CurrentSelection.ofFamilies(selector, group.ranges());
            if (selected.overlaps(addresses)) {
                ranges.computeIfAbsent(label(selector, group), any -> new ArrayList<>())
                        .add(selected);
            }
        }
    }

    private static Label label(Expression.Selector selector, RangeGroup group) {
        SortedMap<String, String> values = new TreeMap<>();
        for (Matcher matcher : selector.matchers()) {
            String value = String.join(",", group.attributes().get(matcher.attribute()));
            if (!value.isEmpty() && !CurrentSelection.isFamily(matcher)) {
                values.put(matcher.attribute(), value);
            }
        }
        return new Label(selector.feed(), values);
    }
}
