package io.rangekeeper.select;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.Attributes;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What selectors stand for in the current documents of their feeds, all of which were read.
///
/// A group's quarantined ranges (private space, say) never open anything, but an owner who
/// publishes them and a user who subtracts that owner's ranges mean them: they count on the
/// subtracted side.
final class CurrentSelection implements Selection {
    static final String FAMILY = "family";

    private static final CidrSet ALL = CidrSet.parse("0.0.0.0/0", "::/0");

    private final Map<String, List<Snapshot>> feeds;

    /// @param feeds of each feed, the snapshots of all its documents
    CurrentSelection(Map<String, List<Snapshot>> feeds) {
        this.feeds = feeds;
    }

    @Override
    public CidrSet select(Expression.Selector selector, Polarity polarity) {
        List<CidrSet> found = new ArrayList<>();
        for (RangeGroup group : groups(selector, feeds.getOrDefault(selector.feed(), List.of()))) {
            found.add(group.ranges());
            if (polarity == Polarity.SUBTRACTED) {
                found.add(group.quarantined());
            }
        }
        return ofFamilies(selector, CidrSet.union(found));
    }

    /// All that the selector accepts, of whatever family.
    static List<RangeGroup> groups(Expression.Selector selector, List<Snapshot> snapshots) {
        List<Predicate<Attributes>> tests =
                selector.matchers().stream()
                        .filter(matcher -> !isFamily(matcher))
                        .map(CurrentSelection::remembering)
                        .toList();
        return snapshots.stream()
                .flatMap(snapshot -> snapshot.groups().stream())
                .filter(group -> tests.stream().allMatch(test -> test.test(group.attributes())))
                .toList();
    }

    /// What the selector would stand for if its feed held all addresses.
    static CidrSet everything(Expression.Selector selector) {
        return ofFamilies(selector, ALL);
    }

    /// There are many more groups than values of one attribute: a pattern runs once for each value.
    private static Predicate<Attributes> remembering(Matcher matcher) {
        Map<List<String>, Boolean> verdicts = new HashMap<>();
        return attributes ->
                verdicts.computeIfAbsent(attributes.get(matcher.attribute()), matcher::accepts);
    }

    /// `family` is no attribute of an owner's: every range has it.
    static CidrSet ofFamilies(Expression.Selector selector, CidrSet found) {
        List<Matcher> matchers =
                selector.matchers().stream().filter(CurrentSelection::isFamily).toList();
        return matchers.isEmpty()
                ? found
                : CidrSet.union(
                        Arrays.stream(Family.values())
                                .filter(family -> accepts(matchers, family))
                                .map(found::only)
                                .toList());
    }

    private static boolean accepts(List<Matcher> matchers, Family family) {
        return matchers.stream().allMatch(matcher -> matcher.accepts(List.of(family.label())));
    }

    static boolean isFamily(Matcher matcher) {
        return matcher.attribute().equals(FAMILY);
    }
}
