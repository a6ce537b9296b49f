package io.rangekeeper.policy;

import java.util.Optional;

/// One rule of the [Model]: section by section what the design says, with sets of [Atoms].
final class RuleModel {
    private final RandomBlocks.Allowed live;
    private final Optional<Long> selected;
    private final boolean first;
    private final boolean news;
    private final Optional<Long> before;
    private final long except;
    private final boolean adopt;

    private long base;
    private boolean held;

    /// @param selected empty while a feed was never read
    /// @param first whether nothing is known of the rule's past
    /// @param before what is asked now selected when the rule was last written
    RuleModel(
            RandomBlocks.Allowed live,
            Optional<Long> selected,
            boolean first,
            boolean news,
            Optional<Long> before,
            long except,
            boolean adopt) {
        this.live = live;
        this.selected = selected;
        this.first = first;
        this.news = news;
        this.before = before;
        this.except = except;
        this.adopt = adopt;
    }

    boolean isWaiting() {
        return selected.isEmpty();
    }

    boolean isNews() {
        return news;
    }

    boolean isUnreadableFromTheStart() {
        return first && live.unreadable();
    }

    long live() {
        return live.all();
    }

    void decide() {
        base = selected.orElseThrow();
        if (first && !adopt) {
            keepOthers();
        }
        if (effective() == 0 && isEmptiedByOwners()) {
            keep();
        }
    }

    boolean opens() {
        return (effective() & ~live.all()) != 0;
    }

    void withhold() {
        long remaining = base & (live.all() | except);
        if ((remaining & ~except) == 0 && effective() != 0) {
            keep();
        } else {
            base = remaining;
            held = true;
        }
    }

    /// A line for each block that something is left of, and one for each exception within.
    int lines() {
        int lines = 0;
        for (long block : Atoms.blocks(base)) {
            lines += (block & ~except) == 0 ? 0 : 1 + Atoms.size(block & except);
        }
        return Math.max(1, lines);
    }

    Model.Outcome outcome() {
        if (isWaiting()) {
            return new Model.Outcome(true, false, false, live.all());
        }
        long allows = effective() == 0 ? Atoms.NOWHERE : effective();
        boolean placeholdersOnly = live.kept() == 0;
        boolean untouched = held && effective() == 0 && placeholdersOnly;
        boolean due = !untouched && (allows != live.all() || live.unreadable() || (news && !held));
        return new Model.Outcome(false, held, due, due ? allows : live.all());
    }

    private long effective() {
        return base & ~except;
    }

    private void keepOthers() {
        long others = Atoms.withoutPlaceholders(kept() & ~base);
        base |= others;
        held |= others != 0;
    }

    private boolean isEmptiedByOwners() {
        boolean anyBefore =
                before.map(then -> (then & ~except) != 0).orElseGet(() -> !first && kept() != 0);
        return selected.orElseThrow() == 0 || anyBefore;
    }

    private void keep() {
        base = kept() | (before.orElse(0L) & except);
        held = true;
    }

    private long kept() {
        long open = live.kept() & ~except;
        long once = open & before.orElse(open);
        return Atoms.withoutPlaceholders(once == 0 ? open : once);
    }
}
