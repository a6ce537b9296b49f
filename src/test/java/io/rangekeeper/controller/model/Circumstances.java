package io.rangekeeper.controller.model;

import java.util.Map;
import java.util.Optional;

/// What the model knows of the rule and its past before anything is decided.
///
/// @param asked the expression
/// @param usual what the named set is now
/// @param live what the rule allows now, with placeholders
/// @param written the last write to this object, if there is one that is remembered
/// @param memory what the leader read, by document
/// @param spent how many approvals the rule has spent
/// @param now in minutes
record Circumstances(
        Asked asked,
        Asked usual,
        Options options,
        long live,
        Optional<Written> written,
        Map<String, Readings> memory,
        int spent,
        long now,
        Hindsight past) {
    /// What is known of the past of a rule.
    enum Basis {
        FIRST,
        KNOWN,
        FORGOTTEN,
        BEHIND
    }

    Basis basis() {
        if (written.isEmpty()) {
            return Basis.FIRST;
        }
        Written last = written.get();
        for (Map.Entry<String, Content> read : last.current().entrySet()) {
            Readings readings = memory.getOrDefault(read.getKey(), Readings.NONE);
            boolean earlier = readings.isRead() && readings.lastRead() < last.at();
            if (earlier && !readings.knows(read.getValue())) {
                return Basis.BEHIND;
            }
        }
        boolean known = knows(last);
        if (last.adopting() || (!known && !isAsWritten())) {
            return Basis.FIRST;
        }
        return known ? Basis.KNOWN : Basis.FORGOTTEN;
    }

    /// Whether everything is remembered that it was made from.
    private boolean knows(Written last) {
        return last.from().entrySet().stream()
                .allMatch(from ->
                        memory.getOrDefault(from.getKey(), Readings.NONE).knows(from.getValue()));
    }

    /// The last write, if it is believed: where it is neither remembered what the rule was made
    /// from, nor is there what was written, it is not.
    Optional<Written> believed() {
        return written.filter(
                last -> basis() == Basis.BEHIND || knows(last) || last.allowed() == live);
    }

    boolean isNews() {
        return believed().filter(last -> last.expression().equals(asked.text())).isEmpty();
    }

    /// The named set of the same expression means something else.
    boolean isRedefined() {
        return !isNews()
                && believed().filter(last -> !last.usual().equals(usualText())).isPresent();
    }

    boolean isAsWritten() {
        return written.filter(last -> last.allowed() == live).isPresent();
    }

    /// Nobody but owners, or the administrator, has changed anything since the last write.
    boolean isSteady() {
        return isUntouched() && believed().filter(last -> last.except() == except()).isPresent();
    }

    /// As above, but that the author may exclude something else.
    private boolean isUntouched() {
        return !isNews() && (isAsWritten() || isRedefined());
    }

    /// How little the rule allowed of a family before owners made it grow within a week.
    Optional<Smallest> smallest(long family) {
        return believed()
                .filter(_ -> isSteady())
                .flatMap(last -> Optional.ofNullable(last.smallest().get(family)))
                .filter(least -> least.counts(past.asOf()));
    }

    boolean isWaiting() {
        return basis() == Basis.BEHIND || !past.isRead();
    }

    long except() {
        return options.except();
    }

    /// Open, no placeholder, and not excluded.
    long open() {
        return live & Universe.ALL & ~except();
    }

    /// Whether it is remembered what the last write was made from.
    boolean isSelectedBeforeKnown() {
        return basis() == Basis.KNOWN
                || (basis() == Basis.FIRST && believed().filter(this::knows).isPresent());
    }

    /// What the present expression selects from what the last write was made from.
    long selectedBefore() {
        return isSelectedBeforeKnown() ? past.from(written.orElseThrow().from()) : 0;
    }

    /// The last write, if nothing of it is left and nobody asks for anything else.
    Optional<Written> lost() {
        return written.filter(_ -> basis() == Basis.FIRST && believed().isEmpty())
                .filter(last -> last.expression().equals(asked.text()))
                .filter(last -> last.usual().equals(usualText()))
                .filter(last -> last.except() == except());
    }

    /// What is open and only an owner's doing may close.
    long ours() {
        return switch (basis()) {
            case FIRST, BEHIND -> 0;
            case FORGOTTEN -> isSteady() || isRedefined() ? open() : open() & past.possible();
            case KNOWN -> isUntouched() ? open() : open() & (selectedBefore() | past.ever());
        };
    }

    /// What stays open while a change is held as a whole.
    long kept() {
        return ours() == 0 ? open() : ours();
    }

    /// What owners withdrew and is open for the hold.
    long withdrawn() {
        return options.hold() == 0 ? 0 : open() & past.selectedWithinHold() & ~past.selected();
    }

    /// What is open for the hold because it is not known whether owners withdrew it.
    long unremembered() {
        return past.isRemembered() || isRedefined()
                ? 0
                : open() & ours() & past.possible() & ~past.selectedWithinHold() & ~past.selected();
    }

    String usualText() {
        return asked.names() ? usual.text() : "";
    }
}
