package io.rangekeeper.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import java.math.BigInteger;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much of one family a rule allows.
///
/// @param cidrs how many, at least 0
/// @param addresses of all of them
record Size(int cidrs, BigInteger addresses) {
    static final Size NOTHING = new Size(0, BigInteger.ZERO);

    private static final String FIELD = "size";
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9}) ([0-9]{1,39})");

    static Size of(CidrSet set, Family family) {
        return new Size(set.size(family), set.addresses(family));
    }

    /// Of every family that the addresses have any of.
    static SortedMap<Family, Size> of(CidrSet set) {
        TreeMap<Family, Size> sizes = new TreeMap<>();
        for (Family family : Family.values()) {
            Size size = of(set, family);
            if (size.cidrs > 0) {
                sizes.put(family, size);
            }
        }
        return sizes;
    }

    boolean isLessThan(Size other) {
        return addresses.compareTo(other.addresses) < 0;
    }

    /// @param entry of one rule in `applied`
    static void write(SortedMap<Family, Size> sizes, ObjectNode entry) {
        ObjectNode object = entry.putObject(FIELD);
        sizes.forEach((family, size) -> object.put(family.label(), size.toString()));
    }

    /// Empty when nothing is said.
    ///
    /// @param entry as above
    /// @throws RuntimeException as parsers do, when it was not written by us
    static Optional<SortedMap<Family, Size>> read(JsonNode entry) {
        return entry.has(FIELD) ? Optional.of(sizes(entry)) : Optional.empty();
    }

    private static SortedMap<Family, Size> sizes(JsonNode entry) {
        TreeMap<Family, Size> sizes = new TreeMap<>();
        for (Family family : Family.values()) {
            JsonNode text = entry.path(FIELD).path(family.label());
            if (!text.isMissingNode()) {
                sizes.put(family, parse(text.asText()));
            }
        }
        return sizes;
    }

    /// @throws IllegalArgumentException when it was not written by us
    static Size parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not written by us");
        }
        return new Size(Integer.parseInt(matcher.group(1)), new BigInteger(matcher.group(2)));
    }

    /// As it is written.
    @Override
    public String toString() {
        return cidrs + " " + addresses;
    }
}
