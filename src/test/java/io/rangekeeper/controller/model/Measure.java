package io.rangekeeper.controller.model;

import java.util.ArrayList;
import java.util.List;

/// When a change of one family is too much, by the numbers of the design.
///
/// @param family [Universe#IPV4] or [Universe#IPV6]
record Measure(Circumstances given, long family) {
    private static final long DAY = 1_440;
    private static final int MANY = 10;
    private static final int PERCENT = 30;

    boolean isTooLittle(long after) {
        List<Long> past = past(DAY, given.ours());
        past.add(given.ours() & given.selectedBefore() & family);
        return past.stream().anyMatch(before -> isShrunk(before, after & family));
    }

    /// @param steady what the rule allows without any owner's doing
    boolean isTooMuch(long after, long steady) {
        return past(7 * DAY, steady).stream().anyMatch(before -> isGrown(before, after & family));
    }

    private static boolean isShrunk(long before, long after) {
        List<Long> blocks = Universe.blocks(before);
        long gone = blocks.stream().filter(block -> (block & ~after) != 0).count();
        boolean much =
                blocks.size() >= MANY
                        && gone * 100 >= (long) PERCENT * blocks.size()
                        && Universe.size(before & ~after) * 100 >= PERCENT * Universe.size(before);
        return before != 0 && (after == 0 || much);
    }

    private boolean isGrown(long before, long after) {
        return Universe.blocks(before).size() < MANY
                ? Universe.size(after & ~before) > Universe.SMALL_GAIN.getOrDefault(family, 0)
                : Universe.size(after) > 2 * Universe.size(before);
    }

    private List<Long> past(long back, long present) {
        long notBefore = given.believed().map(Written::since).orElse(Readings.NEVER);
        List<Long> sets = new ArrayList<>(given.past().inEffect(back, notBefore));
        sets.add(present);
        sets.replaceAll(set -> set & family & ~given.except());
        return sets;
    }
}
