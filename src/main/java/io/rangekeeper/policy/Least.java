package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;

/// How little a rule allowed of one family before it grew. What documents said does not tell: much
/// of it may have been held.
///
/// @param at when it was noted; after [#COUNTS] it is of no interest
record Least(Size size, Instant at) {
    /// How far back growth is measured.
    static final Duration COUNTS = Duration.ofDays(7);

    private static final String FIELD = "least";

    Least {
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    static Least of(CidrSet set, Family family, Instant at) {
        return new Least(Size.of(set, family), at);
    }

    boolean isSince(Instant time) {
        return at.isAfter(time);
    }

    boolean isLessThan(Least other) {
        return size.isLessThan(other.size);
    }

    /// @param entry of one rule in `applied`
    static void write(SortedMap<Family, Least> all, ObjectNode entry) {
        all.forEach((family, least) ->
                entry.withObjectProperty(FIELD).put(family.label(), least.toString()));
    }

    /// @param entry as above
    /// @throws RuntimeException as parsers do, when it was not written by us
    static SortedMap<Family, Least> read(JsonNode entry) {
        TreeMap<Family, Least> all = new TreeMap<>();
        for (Family family : Family.values()) {
            JsonNode text = entry.path(FIELD).path(family.label());
            if (!text.isMissingNode()) {
                all.put(family, parse(text.asText()));
            }
        }
        return all;
    }

    private static Least parse(String text) {
        int space = text.lastIndexOf(' ');
        return new Least(
                Size.parse(text.substring(0, Math.max(0, space))),
                Instant.parse(text.substring(space + 1)));
    }

    /// As it is written.
    @Override
    public String toString() {
        return size + " " + at;
    }
}
