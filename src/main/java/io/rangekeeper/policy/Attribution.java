package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import java.util.List;
import java.util.stream.Stream;

/// Tells apart what the policy's author changed and what the owners of the feeds changed.
///
///     S0    the snapshots that were last applied        E(S0)  what the present expression selects from them
///     S     the snapshots now
///
///     live ----- the user's doing, or drift -----> E(S0) ----- the owner's doing -----> E(S)
final class Attribution {
    private final Situation situation;
    private final CidrSet added;
    private final CidrSet removed;

    private Attribution(Situation situation, CidrSet after) {
        CidrSet live = situation.live().addresses();
        this.situation = situation;
        this.added = after.difference(live).difference(Layout.NOTHING);
        this.removed = live.difference(after).difference(Layout.NOTHING);
    }

    /// From what is live to `after`, by cause. The address that is nowhere is no change.
    static List<Delta> deltas(Situation situation, CidrSet after) {
        return new Attribution(situation, after)
                .deltas()
                .filter(delta -> !delta.isEmpty())
                .toList();
    }

    private Stream<Delta> deltas() {
        return switch (situation.basis()) {
            case Basis.First _, Basis.Adopting _, Basis.Behind _ ->
                    Stream.of(new Delta(Cause.FIRST, added, removed));
            case Basis.Known _ -> known();
            case Basis.Forgotten _ -> untold();
        };
    }

    /// What the author asks for by the last snapshots and is not there was taken out by hand, or is
    /// new to the expression; everything else that is opened, an owner published.
    private Stream<Delta> known() {
        CidrSet ownerAdded = added.difference(situation.asked());
        CidrSet ownerRemoved = removed.intersection(situation.ours());
        Cause rest = situation.isAsWritten() ? Cause.USER : Cause.DRIFT;
        return Stream.of(
                new Delta(rest, added.difference(ownerAdded), removed.difference(ownerRemoved)),
                new Delta(Cause.OWNER, ownerAdded, ownerRemoved));
    }

    /// Without the earlier documents only `except` is known to be the user's; with an expression
    /// that is not new, the rest can only be the owner's.
    private Stream<Delta> untold() {
        CidrSet excluded = removed.intersection(situation.except());
        Cause rest = situation.isNews() ? Cause.UNKNOWN : Cause.OWNER;
        return Stream.of(
                new Delta(Cause.USER, CidrSet.EMPTY, excluded),
                new Delta(rest, added, removed.difference(excluded)));
    }
}
