package io.rangekeeper.report;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.select.Origin;
import io.rangekeeper.select.Resolution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Says whose addresses a rule allows.
///
/// @param owners the title of a feed by its name
record Sources(UnaryOperator<String> owners) {
    /// An expression may ask for hundreds of services and regions, and nobody reads so many.
    private static final int MOST = 40;

    private static final Comparator<Report.Source> LARGEST_FIRST =
            Comparator.comparing((Report.Source source) -> source.sizes().ipv4().addresses())
                    .thenComparing(source -> source.sizes().ipv6().addresses())
                    .reversed();

    /// The largest first; then what nobody publishes.
    List<Report.Source> of(Resolution.Resolved resolved, CidrSet addresses) {
        List<Origin> origins = resolved.origins(addresses);
        List<Report.Source> sources =
                new ArrayList<>(
                        origins.stream().map(this::published).sorted(LARGEST_FIRST).toList());
        if (sources.size() > MOST) {
            List<Report.Source> others = sources.subList(MOST - 1, sources.size());
            Report.Sizes sizes = Sizing.sum(others.stream().map(Report.Source::sizes).toList());
            others.clear();
            sources.add(unpublished("others", sizes));
        }
        CidrSet rest =
                addresses.difference(
                        CidrSet.union(origins.stream().map(Origin::addresses).toList()));
        add(sources, "named", rest.intersection(resolved.selected()));
        add(sources, "unselected", rest.difference(resolved.selected()));
        return sources;
    }

    private Report.Source published(Origin origin) {
        return new Report.Source(
                "published",
                origin.feed(),
                owners.apply(origin.feed()),
                origin.values(),
                Sizing.of(origin.addresses()));
    }

    private static void add(List<Report.Source> sources, String kind, CidrSet addresses) {
        if (!addresses.isEmpty()) {
            sources.add(unpublished(kind, Sizing.of(addresses)));
        }
    }

    private static Report.Source unpublished(String kind, Report.Sizes sizes) {
        return new Report.Source(
                kind, "", "", Collections.unmodifiableSortedMap(new TreeMap<>()), sizes);
    }
}
