package io.rangekeeper.feed;

import io.rangekeeper.cidr.CidrSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a document adds to the one before, without what it withdraws.
final class Additions {
    private Additions() {}

    /// The later snapshot and all ranges of the earlier one, but for those that the later one
    /// quarantines: what must not enter a policy is not kept in one either.
    static Snapshot to(Snapshot earlier, Snapshot later) {
        CidrSet never = quarantined(later.groups());
        Map<Attributes, RangeGroup> groups = new HashMap<>();
        for (RangeGroup group : earlier.groups()) {
            groups.put(
                    group.attributes(),
                    new RangeGroup(
                            group.attributes(),
                            group.published(),
                            group.ranges().difference(never),
                            group.quarantined()));
        }
        later.groups().forEach(group -> groups.merge(group.attributes(), group, Additions::both));
        List<RangeGroup> sorted = new ArrayList<>(groups.values());
        sorted.sort(Comparator.comparing(group -> Fingerprint.canonical(group.attributes())));
        return Snapshot.of(later.key(), later.provenance(), sorted);
    }

    /// All that a document lists and no policy may hold.
    static CidrSet quarantined(List<RangeGroup> groups) {
        return CidrSet.union(groups.stream().map(RangeGroup::quarantined).toList());
    }

    private static RangeGroup both(RangeGroup earlier, RangeGroup later) {
        return new RangeGroup(
                later.attributes(),
                later.published(),
                earlier.ranges().union(later.ranges()),
                earlier.quarantined().union(later.quarantined()));
    }
}
