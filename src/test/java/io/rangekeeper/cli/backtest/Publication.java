package io.rangekeeper.cli.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// What one of AWS's documents says of some services and regions, read without the product.
///
/// @param time when it was published
record Publication(Instant time, Map<Selection, Intervals> sets) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param region empty for all
    record Selection(String service, String region) {
        boolean has(JsonNode entry) {
            return entry.get("service").asText().equals(service)
                    && (region.isEmpty() || entry.get("region").asText().equals(region));
        }

        /// How it is asked for.
        String expression() {
            String more = region.isEmpty() ? "" : ", region=\"" + region + "\"";
            return "aws{service=\"" + service + "\"" + more + "}";
        }
    }

    static Publication read(Recorded file, Collection<Selection> selections) throws IOException {
        JsonNode root;
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(file.file()))) {
            root = JSON.readTree(stream);
        }
        Map<Selection, List<Intervals>> found = new HashMap<>();
        for (String family : List.of("prefixes", "ipv6_prefixes")) {
            String key = family.equals("prefixes") ? "ip_prefix" : "ipv6_prefix";
            for (JsonNode entry : root.get(family)) {
                for (Selection selection : selections) {
                    if (selection.has(entry)) {
                        found.computeIfAbsent(selection, any -> new ArrayList<>())
                                .add(Intervals.block(entry.get(key).asText()));
                    }
                }
            }
        }
        Map<Selection, Intervals> sets = new HashMap<>();
        found.forEach((selection, blocks) -> sets.put(selection, Intervals.union(blocks)));
        return new Publication(file.time(), sets);
    }

    Intervals of(Selection selection) {
        return sets.getOrDefault(selection, Intervals.NONE);
    }

    /// All that was in force at some moment of the time before `now`.
    ///
    /// @param all the oldest first; what was published after `now` does not count
    static Intervals within(
            Duration time, Instant now, List<Publication> all, Selection selection) {
        Set<Intervals> said = new LinkedHashSet<>();
        for (int i = 0; i < all.size() && !all.get(i).time.isAfter(now); i++) {
            boolean replaced = i + 1 < all.size() && !all.get(i + 1).time.isAfter(now);
            if (!replaced || all.get(i + 1).time.isAfter(now.minus(time))) {
                said.add(all.get(i).of(selection));
            }
        }
        return said.size() == 1 ? said.iterator().next() : Intervals.union(said);
    }
}
