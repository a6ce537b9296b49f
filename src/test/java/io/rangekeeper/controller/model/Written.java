package io.rangekeeper.controller.model;

import io.rangekeeper.policy.Held;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the model remembers of the last write to a policy, as it follows from the plan that was
/// carried out.
///
/// @param expression its text
/// @param usual the text of the named set; empty where the expression does not name it
/// @param allowed what the rule allowed afterwards
/// @param owned what of that is not of unknown origin
/// @param from what the documents said that it was made from: while something is held, those of the
///   last whole change
/// @param read what they said in fact
/// @param at when
/// @param since when a person last decided something, or the rule was first written
/// @param smallest by family: how little the rule allowed before it grew
/// @param adopting whether blocks of unknown origin were kept
record Written(
        String expression,
        String usual,
        long except,
        long allowed,
        long owned,
        Map<String, Content> from,
        Map<String, Content> read,
        long at,
        long since,
        Map<Long, Smallest> smallest,
        boolean adopting) {
    Written {
        smallest = Map.copyOf(smallest);
        from = Map.copyOf(from);
        read = Map.copyOf(read);
    }

    /// What every document said that has to do with it.
    Map<String, Content> current() {
        Map<String, Content> current = new TreeMap<>(from);
        current.putAll(read);
        return current;
    }

    /// What is remembered after a write: of what is held of an owner's change, nothing may pass as
    /// applied later, and of what is withheld of the author's, nothing as an owner's. Empty when
    /// the rule goes on as if it had never been managed.
    static Optional<Written> after(Circumstances given, Verdict verdict) {
        if (verdict.kind() == Verdict.Kind.WAITING) {
            return given.written().map(last -> last.closing(given, verdict.after()));
        }
        Written whole = whole(given, verdict);
        if (!verdict.holds(Held.Reason.values()) || verdict.holdsOnlyAdoption()) {
            return Optional.of(whole);
        }
        if (given.believed().isEmpty()) {
            return given.written();
        }
        boolean withheld = verdict.holds(Held.Reason.OVER_BUDGET, Held.Reason.EMPTY);
        return given.believed()
                .map(last ->
                        new Written(
                                withheld ? last.expression : whole.expression,
                                withheld || given.isRedefined() ? last.usual : whole.usual,
                                withheld ? last.except : whole.except,
                                withheld && given.isNews() && !given.isAsWritten()
                                        ? last.allowed
                                        : whole.allowed,
                                withheld && given.isNews() && !given.isAsWritten()
                                        ? last.owned
                                        : whole.owned,
                                last.from,
                                whole.read,
                                whole.at,
                                last.since,
                                whole.smallest,
                                whole.adopting));
    }

    private static Written whole(Circumstances given, Verdict verdict) {
        Map<String, Content> read = new TreeMap<>();
        given.memory().forEach((document, readings) -> read.put(document, readings.current()));
        read.keySet().retainAll(given.asked().documents(given.usual()));
        boolean first = given.basis() == Circumstances.Basis.FIRST;
        boolean decided =
                verdict.holdsOnlyAdoption()
                        && verdict.approved().stream()
                                .anyMatch(change -> change.reason() != Held.Reason.ADOPTION);
        boolean grows = !decided && given.isSteady();
        return new Written(
                given.asked().text(),
                given.usualText(),
                given.except(),
                verdict.after(),
                verdict.after() & Universe.ALL & ~verdict.adopted(),
                read,
                read,
                given.now(),
                decided ? given.now() : given.believed().map(Written::since).orElse(given.now()),
                grows ? Smallest.after(given, verdict.after()) : Map.of(),
                first && verdict.holds(Held.Reason.ADOPTION));
    }

    /// After nothing but what is excluded was closed.
    private Written closing(Circumstances given, long after) {
        return allowed == given.live()
                ? new Written(
                        expression,
                        usual,
                        given.except(),
                        after,
                        after & Universe.ALL,
                        from,
                        read,
                        given.now(),
                        since,
                        smallest,
                        adopting)
                : this;
    }
}
