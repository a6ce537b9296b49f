package io.rangekeeper.controller.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How little a rule allowed of one family before it grew.
///
/// @param blocks how many
/// @param size as in [Universe#size]
/// @param at when that was, in minutes
record Smallest(int blocks, long size, long at) {
    private static final long WEEK = 10_080;

    static Smallest of(long atoms, long at) {
        return new Smallest(Universe.blocks(atoms).size(), Universe.size(atoms), at);
    }

    boolean counts(long asOf) {
        return at > asOf - WEEK;
    }

    /// What is noted of each family that is larger after a plan than it was before, or than what
    /// was noted of it.
    static Map<Long, Smallest> after(Circumstances given, long after) {
        Map<Long, Smallest> all = new HashMap<>();
        for (long family : List.of(Universe.IPV4, Universe.IPV6)) {
            Optional<Smallest> noted = given.smallest(family);
            Smallest before = of(given.open() & family, given.now());
            Stream.concat(noted.stream(), Stream.of(before))
                    .filter(least -> least.size < Universe.size(after & family))
                    .reduce((one, other) -> other.size < one.size ? other : one)
                    .ifPresent(least -> all.put(family, least));
        }
        return all;
    }
}
