package io.rangekeeper.select;

import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.RangeGroup;
import io.rangekeeper.feed.Snapshot;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The attributes and values that the ranges of a feed have.
final class Vocabulary {
    private final Collection<Snapshot> documents;

    Vocabulary(Collection<Snapshot> documents) {
        this.documents = documents;
    }

    /// The owner's attributes, and `family`, which every feed has.
    SortedSet<String> attributes() {
        SortedSet<String> names = new TreeSet<>();
        names.add(CurrentSelection.FAMILY);
        groups().forEach(group -> names.addAll(group.attributes().values().keySet()));
        return names;
    }

    /// All values of an attribute; the empty string is one where some range lacks it.
    SortedSet<String> values(String attribute) {
        Stream<String> values =
                attribute.equals(CurrentSelection.FAMILY)
                        ? Arrays.stream(Family.values()).map(Family::label)
                        : groups().flatMap(group -> group.attributes().get(attribute).stream());
        return values.collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<RangeGroup> groups() {
        return documents.stream().flatMap(document -> document.groups().stream());
    }
}
