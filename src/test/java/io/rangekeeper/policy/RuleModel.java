package io.rangekeeper.policy;

import java.util.List;
import java.util.Optional;

/// One rule of the [Model]: section by section what the design says, with sets of [Atoms].
///
/// Of the guards, those that can hold something here are known: no rule has ten CIDRs in a family,
/// none gains a /16, and no time passes. What can happen is that a family vanishes, and that a rule
/// gains more than a /32.
final class RuleModel {
    /// What is known of a rule's past.
    ///
    /// @param first whether that is nothing
    /// @param news whether what is asked for is new
    /// @param before what is asked now selected when the rule was last written
    /// @param steady whether what is asked, what is excluded and what is live are as they were
    /// @param lost what was written, where that is neither there any more nor explained
    /// @param owned what was written beside blocks of unknown origin, where it is not known from
    ///   what
    record History(
            boolean first,
            boolean news,
            Optional<Long> before,
            boolean steady,
            Optional<Long> lost,
            Optional<Long> owned) {}

    private final RandomBlocks.Allowed live;
    private final Optional<Long> selected;
    private final long possible;
    private final History history;
    private final long except;
    private final boolean adopt;

    private long base;

    /// Blocks of unknown origin that are kept.
    private long adopted;

    private boolean guarded;
    private boolean withheld;

    /// @param selected empty while a feed was never read
    /// @param possible what is asked does not exclude it by itself
    RuleModel(
            RandomBlocks.Allowed live,
            Optional<Long> selected,
            long possible,
            History history,
            long except,
            boolean adopt) {
        this.live = live;
        this.selected = selected;
        this.possible = possible;
        this.history = history;
        this.except = except;
        this.adopt = adopt;
    }

    boolean isWaiting() {
        return selected.isEmpty();
    }

    boolean isNews() {
        return history.news();
    }

    boolean isUnreadableFromTheStart() {
        return history.first() && live.unreadable();
    }

    long afterwards() {
        return isWaiting() ? outcome().after() : base;
    }

    void decide() {
        base = selected.orElseThrow();
        if (history.first() && !adopt) {
            keepOthers();
        }
        if (history.before().isPresent() || !history.news() || history.lost().isPresent()) {
            holdGrowth();
        }
        keepWhatWorks();
    }

    boolean opens() {
        return (effective() & ~live.all()) != 0;
    }

    void withhold() {
        withheld = true;
        long remaining = base & (live.all() | except);
        if ((remaining & ~except) == 0 && effective() != 0) {
            keep();
        } else {
            base = remaining;
            guarded = true;
        }
        keepWhatWorks();
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
            return closing();
        }
        long allows = effective() == 0 ? Atoms.NOWHERE : effective();
        boolean held = adopted != 0 || guarded;
        boolean untouched = held && effective() == 0 && live.kept() == 0;
        boolean due =
                !untouched
                        && (allows != live.all()
                                || live.unreadable()
                                || (history.news() && !guarded));
        return new Model.Outcome(
                false,
                held,
                due,
                due ? allows : live.all(),
                history.first() ? adopted : 0,
                guarded,
                withheld);
    }

    /// What is excluded needs no feed.
    private Model.Outcome closing() {
        long rest = live.all() & ~except;
        long after = rest == 0 ? Atoms.NOWHERE : rest;
        boolean due = !live.unreadable() && live.all() != 0 && after != live.all();
        return new Model.Outcome(true, false, due, due ? after : live.all(), 0, false, false);
    }

    private long effective() {
        return base & ~except;
    }

    private void keepOthers() {
        long others = Atoms.withoutPlaceholders(kept() & ~base);
        base |= others;
        adopted = others;
    }

    private void holdGrowth() {
        long steady =
                history.steady()
                        ? live.kept() & ~except
                        : (history.before().orElse(0L) & ~except) | (live.kept() & effective());
        long added = effective() & ~steady & ~live.all() & Atoms.IPV6;
        int gained =
                history.lost()
                        .map(written -> many(effective()) - many(written))
                        .orElse(many(effective() & ~steady));
        long published = effective() & ~(live.kept() & ~selected.orElseThrow());
        boolean more =
                history.owned().filter(owned -> many(published) - many(owned) > 1).isPresent();
        if (added != 0 && (gained > 1 || more)) {
            base &= ~added;
            guarded = true;
        }
    }

    private static int many(long atoms) {
        return Long.bitCount(atoms & Atoms.IPV6);
    }

    private void keepWhatWorks() {
        keepWhenEmpty();
        for (long family : List.of(Atoms.IPV4, Atoms.IPV6)) {
            long before = ours() & family;
            long removed = Atoms.withoutPlaceholders(before & ~effective());
            boolean once = ((before | selected.orElseThrow()) & ~except & family) != 0;
            if (removed != 0 && once && (effective() & family) == 0) {
                base |= removed;
                guarded = true;
            }
        }
        keepWhenEmpty();
    }

    private void keepWhenEmpty() {
        if (effective() == 0 && isEmptiedByOwners()) {
            keep();
        }
    }

    private boolean isEmptiedByOwners() {
        return selected.orElseThrow() == 0
                || ours() != 0
                || (history.before().orElse(0L) & ~except) != 0;
    }

    private void keep() {
        base = kept() | (history.before().orElse(0L) & except);
        guarded = true;
        withheld = true;
    }

    /// What is open, and the author asks for it or did, as far as that can be told.
    private long ours() {
        long open = live.kept() & ~except;
        if (history.first()) {
            return 0;
        }
        if (history.steady()) {
            return open;
        }
        return open
                & history.before().map(before -> before | selected.orElseThrow()).orElse(possible);
    }

    private long kept() {
        long open = live.kept() & ~except;
        return Atoms.withoutPlaceholders(ours() == 0 ? open : ours());
    }
}
