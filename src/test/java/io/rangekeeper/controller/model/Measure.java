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
        long never = given.past().selected() & ~after & ~given.live();
        List<Long> past = past(DAY);
        past.replaceAll(before -> before & ~never);
        past.add(given.ours() & family);
        past.add(given.ours() & given.selectedBefore() & family);
        return past.stream().anyMatch(before -> isShrunk(before, after & family));
    }

    /// @param steady what the rule allows without any owner's doing
    /// @param kept what is withdrawn and stays open
    boolean isTooMuch(long after, long steady, long kept) {
        if (given.lost().isPresent()) {
            long owned = given.lost().get().owned() & family;
            return isGrown(Smallest.of(owned, 0), after & family);
        }
        long others =
                given.basis() == Circumstances.Basis.FIRST
                        ? given.live() & ~given.past().ever()
                        : 0;
        long published = after & family & ~others;
        long all = (after | kept) & family;
        return isGrown(steady & family & ~given.except(), after & family)
                || isMoreThanWasAdopted(published)
                || past(7 * DAY).stream().anyMatch(before -> isGrown(before, published))
                || given.smallest(family).filter(least -> isGrown(least, all)).isPresent();
    }

    /// Where blocks of unknown origin are kept, and what the rule was made from is not remembered.
    private boolean isMoreThanWasAdopted(long published) {
        return given.basis() == Circumstances.Basis.FIRST
                && !given.isSelectedBeforeKnown()
                && given.believed()
                        .filter(last -> isGrown(Smallest.of(last.owned() & family, 0), published))
                        .isPresent();
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
        return isGrown(
                Smallest.of(before, 0), Universe.size(after), Universe.size(after & ~before));
    }

    /// @param after a set, not its size
    private boolean isGrown(Smallest before, long after) {
        return isGrown(before, Universe.size(after), Universe.size(after) - before.size());
    }

    private boolean isGrown(Smallest before, long after, long gained) {
        return before.blocks() < MANY
                ? gained > Universe.SMALL_GAIN.getOrDefault(family, 0)
                : after > 2 * before.size();
    }

    private List<Long> past(long back) {
        long notBefore = given.believed().map(Written::since).orElse(Readings.NEVER);
        List<Long> sets = new ArrayList<>(given.past().inEffect(back, notBefore));
        sets.replaceAll(set -> set & family & ~given.except());
        return sets;
    }
}
