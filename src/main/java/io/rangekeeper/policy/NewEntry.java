package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Sha256;
import io.rangekeeper.feed.Snapshot;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What `applied` says of a rule that is written.
///
/// @param now when it is written
record NewEntry(Decision decision, Instant now) {

    /// Empty when the rule is not on record afterwards: it is managed for the first time, and what
    /// is held leaves it to its author. What is lost stays on record, as it is, until a change of
    /// the whole rule takes its place.
    Optional<Applied.Entry> entry() {
        Situation situation = decision.situation();
        if (isWhole()) {
            return Optional.of(
                    entry(
                            situation.managed().expressionHash(),
                            situation.setsHash(),
                            situation.intent().exceptHash(),
                            current()));
        }
        return situation.basis() instanceof Basis.First(var lost)
                ? lost.map(entry -> entry.spending(decision.approved().size()))
                : situation.basis().last().map(this::partly);
    }

    private boolean isWhole() {
        return decision.held().stream().allMatch(held -> held.reason() == Held.Reason.ADOPTION);
    }

    /// What is held of an owner's change must not pass as applied later, so the snapshots that the
    /// rule was made from stay those of the last whole change, and so do the named sets. Nor must
    /// what is withheld of the author's pass as an owner's.
    private Applied.Entry partly(Applied.Entry last) {
        Situation situation = decision.situation();
        boolean withheld = decision.isWithheld();
        return entry(
                withheld ? last.expression() : situation.managed().expressionHash(),
                withheld || situation.isRedefined() ? last.sets() : situation.setsHash(),
                withheld ? last.except() : situation.intent().exceptHash(),
                last.from());
    }

    private Applied.Entry entry(
            String expression, String sets, String except, SortedMap<DocumentKey, String> from) {
        Situation situation = decision.situation();
        int approvals = decision.approved().size();
        Optional<Applied.Entry> last = situation.basis().last();
        // An approval lets its own change through: what is still held goes on being measured
        // against what the rule allowed before.
        boolean decided = isWhole() && decision.approved().stream().anyMatch(NewEntry::isOwners);
        Instant since = decided ? now : last.map(Applied.Entry::since).orElse(now);
        boolean grows = !decided && situation.isSteady();
        CidrSet after = decision.layout().allows();
        Optional<Applied.Entry> kept = last.filter(_ -> isEditedBeside(expression));
        return new Applied.Entry(
                expression,
                sets,
                except,
                kept.map(Applied.Entry::written).orElseGet(() -> Sha256.of(after)),
                from,
                otherThan(from),
                now,
                since,
                kept.map(Applied.Entry::size).orElseGet(() -> Optional.of(size(after))),
                grows ? least() : Collections.emptySortedMap(),
                situation.spent() + approvals,
                decision.isAdopting());
    }

    private static boolean isOwners(Held approved) {
        return approved.reason() != Held.Reason.ADOPTION;
    }

    private SortedMap<Family, Size> size(CidrSet after) {
        CidrSet others =
                CidrSet.union(
                        decision.held().stream()
                                .filter(held -> !isOwners(held))
                                .map(Held::removed)
                                .toList());
        return Size.of(Live.withoutPlaceholders(after.difference(others)));
    }

    /// Whether somebody opened something by hand that only another expression than the noted one
    /// asks for: it is not noted as what that one led to.
    private boolean isEditedBeside(String expression) {
        Situation situation = decision.situation();
        return !expression.equals(situation.managed().expressionHash()) && !situation.isAsWritten();
    }

    /// What growth is measured against from now on, where there was any.
    private SortedMap<Family, Least> least() {
        Situation situation = decision.situation();
        TreeMap<Family, Least> all = new TreeMap<>();
        for (Family family : Family.values()) {
            Least after = Least.of(decision.effective(), family, now);
            Least before = Least.of(situation.allowed(situation.live().kept()), family, now);
            Stream.concat(Stream.of(before), situation.least(family).stream())
                    .filter(least -> least.isLessThan(after))
                    .min(
                            Comparator.comparing((Least least) -> least.size().addresses())
                                    .thenComparing(Least::at))
                    .ifPresent(least -> all.put(family, least));
        }
        return all;
    }

    /// Who knows less than this must not take for the owners' doing what it lacks.
    private SortedMap<DocumentKey, String> otherThan(SortedMap<DocumentKey, String> from) {
        SortedMap<DocumentKey, String> others = current();
        others.entrySet().removeAll(from.entrySet());
        return others;
    }

    private SortedMap<DocumentKey, String> current() {
        TreeMap<DocumentKey, String> current = new TreeMap<>();
        for (Snapshot snapshot : decision.situation().timeline().documents()) {
            current.put(snapshot.key(), snapshot.sha256());
        }
        return current;
    }
}
