package io.rangekeeper.explain;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Catalogue;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.Note;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.select.NotedRanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Who publishes some addresses, with all that the owners say of them.
final class Publications {
    /// What an expression as wide as a cloud would list.
    private static final int MOST = 500;

    private static final int SHOWN = 20;

    private final Catalogue catalogue;
    private final CidrSet asked;

    Publications(Catalogue catalogue, CidrSet asked) {
        this.catalogue = catalogue;
        this.asked = asked;
    }

    List<Explanation.Publication> in(Snapshots snapshots) {
        return snapshots.all().stream()
                .sorted(Comparator.comparing(Snapshot::key))
                .flatMap(snapshot -> in(snapshot).stream())
                .limit(MOST)
                .toList();
    }

    private List<Explanation.Publication> in(Snapshot snapshot) {
        List<Explanation.Publication> found = new ArrayList<>();
        for (RangeGroup group : snapshot.groups()) {
            add(found, snapshot, group, group.ranges(), false);
            add(found, snapshot, group, group.quarantined(), true);
        }
        return found;
    }

    private void add(
            List<Explanation.Publication> found,
            Snapshot snapshot,
            RangeGroup group,
            CidrSet ranges,
            boolean setAside) {
        if (!ranges.overlaps(asked)) {
            return;
        }
        Feed feed = catalogue.feed(snapshot.key().feed()).orElse(null);
        Listed listed = Listed.of(ranges, asked);
        found.add(
                new Explanation.Publication(
                        snapshot.key().toString(),
                        feed == null ? "" : feed.title(),
                        group.attributes().values(),
                        listed.first(),
                        listed.more(),
                        ranges.containsAll(asked),
                        setAside,
                        feed == null ? List.of() : notes(feed, group)));
    }

    private static List<String> notes(Feed feed, RangeGroup group) {
        return feed.notes().stream()
                .filter(note -> fits(feed, note, group))
                .map(Note::text)
                .toList();
    }

    private static boolean fits(Feed feed, Note note, RangeGroup group) {
        return NotedRanges.of(feed, note).filter(noted -> noted.hold(group)).isPresent();
    }

    /// The blocks of a set that have to do with others.
    record Listed(List<String> first, int more) {
        static Listed of(CidrSet blocks, CidrSet asked) {
            List<Cidr> all =
                    blocks.stream()
                            .filter(cidr -> asked.overlaps(CidrSet.of(cidr)))
                            .limit(1_000)
                            .toList();
            return new Listed(
                    all.stream().limit(SHOWN).map(Cidr::toString).toList(),
                    Math.max(0, all.size() - SHOWN));
        }
    }
}
