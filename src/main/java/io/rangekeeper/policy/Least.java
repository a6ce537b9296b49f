package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How little a rule allowed of one family before it grew. What documents said does not tell: much
/// of it may have been held.
///
/// @param cidrs how many, at least 0
/// @param addresses of all of them
/// @param at when it was noted; after [#COUNTS] it is of no interest
record Least(int cidrs, BigInteger addresses, Instant at) {
    /// How far back growth is measured.
    static final Duration COUNTS = Duration.ofDays(7);

    private static final String FIELD = "least";
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9}) ([0-9]{1,39}) (\\S+)");

    Least {
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    static Least of(CidrSet set, Family family, Instant at) {
        return new Least(set.size(family), set.addresses(family), at);
    }

    boolean counts(Instant now) {
        return at.isAfter(now.minus(COUNTS));
    }

    boolean isLessThan(Least other) {
        return addresses.compareTo(other.addresses) < 0;
    }

    /// @param entry of one rule in `applied`
    static void write(SortedMap<Family, Least> all, ObjectNode entry) {
        all.forEach((family, least) ->
                entry.withObjectProperty(FIELD)
                        .put(family.label(), least.cidrs + " " + least.addresses + " " + least.at));
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
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not written by us");
        }
        return new Least(
                Integer.parseInt(matcher.group(1)),
                new BigInteger(matcher.group(2)),
                Instant.parse(matcher.group(3)));
    }
}
