package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.select.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One managed rule whose feeds are known, before anything is decided: what is asked for, what that
/// selects and selected, what is there, and what is known of the rule's past.
///
/// @param before E(S0): what the present expression selects from the snapshots that were last
///   applied, where they are known
/// @param setsHash identifies the named sets that the expression refers to
record Situation(
        NetworkPolicy policy,
        Intent intent,
        ManagedRule managed,
        Timeline timeline,
        Optional<CidrSet> before,
        Live live,
        Basis basis,
        String setsHash,
        Settings settings) {

    /// Whether an annotation, and not an owner, asks for something new.
    boolean isNews() {
        return !basis.knows(managed);
    }

    /// Whether the administrator has given the named sets of the same expression another meaning
    /// since.
    boolean isRedefined() {
        return !isNews()
                && basis.last().filter(entry -> !entry.sets().equals(setsHash)).isPresent();
    }

    /// Whether nobody has edited the rule since we wrote it.
    boolean isAsWritten() {
        return basis.last().filter(live::isWhatWasWritten).isPresent();
    }

    /// Whether its author has asked for nothing new, and nothing was edited by hand: whatever is
    /// different now is the owners' doing, or the administrator's.
    boolean isSteady() {
        return isUntouched() && excludesTheSame();
    }

    /// Whether its author has asked for nothing new but perhaps in what he excludes, and nothing
    /// was edited by hand.
    private boolean isUntouched() {
        return !isNews() && (isAsWritten() || isRedefined());
    }

    private boolean excludesTheSame() {
        return basis.last().filter(entry -> entry.except().equals(intent.exceptHash())).isPresent();
    }

    /// Whether neither the author nor the administrator has asked for anything new since this was
    /// written.
    boolean asksTheSameAs(Applied.Entry entry) {
        return entry.expression().equals(managed.expressionHash())
                && entry.sets().equals(setsHash)
                && entry.except().equals(intent.exceptHash());
    }

    /// Addresses that the policy's author never allows. Of the controller's own way out nothing can
    /// be excluded that is open.
    CidrSet except() {
        return except(policy, intent, live, settings);
    }

    static CidrSet except(NetworkPolicy policy, Intent intent, Live live, Settings settings) {
        return settings.self().isOwn(policy)
                ? intent.except().difference(live.addresses())
                : intent.except();
    }

    /// Whether the policy is the controller's own.
    boolean isOwn() {
        return settings.self().isOwn(policy);
    }

    CidrSet allowed(CidrSet addresses) {
        return addresses.difference(except());
    }

    /// What is open and may only be closed by an owner's doing: the author still asks for it, or
    /// did as far as that can be told.
    CidrSet ours() {
        CidrSet open = allowed(live.kept());
        return switch (basis) {
            case Basis.First _, Basis.Adopting _, Basis.Behind _ -> CidrSet.EMPTY;
            case Basis.Known _ when isUntouched() -> open;
            case Basis.Forgotten _ when isSteady() -> open;
            case Basis.Forgotten _ -> isRedefined() ? open : open.intersection(timeline.possible());
            case Basis.Known _ -> open.intersection(selectedBefore().union(timeline.ever()));
        };
    }

    /// What the author asks for by the last snapshots: to open it is no owner's doing.
    CidrSet asked() {
        return isSteady() ? CidrSet.EMPTY : selectedBefore();
    }

    /// What the present expression selects from the last snapshots, where they are known.
    CidrSet selectedBefore() {
        return before.orElse(CidrSet.EMPTY);
    }

    /// What is open, is no placeholder, and may stay open while a change is held: nothing that the
    /// author excluded, and only what the expression once selected, where that can be told and
    /// leaves something.
    CidrSet kept() {
        CidrSet open = allowed(live.kept());
        CidrSet asked = ours();
        return Live.withoutPlaceholders(asked.isEmpty() ? open : asked);
    }

    Duration hold() {
        return intent.removalHold();
    }

    /// Before which time nothing counts as what the rule allowed.
    Instant notBefore() {
        return basis.last().map(Applied.Entry::since).orElse(Instant.MIN);
    }

    /// How little it allowed of a family before it grew of late, if it did, and if only owners can
    /// have made it grow.
    Optional<Least> least(Family family) {
        return basis.last()
                .filter(_ -> isSteady())
                .flatMap(entry -> Optional.ofNullable(entry.least().get(family)))
                .filter(least -> least.isSince(timeline.ago(Least.COUNTS)));
    }

    /// How many approvals the rule has spent, whatever else of its past is believed.
    int spent() {
        return basis.noted().map(Applied.Entry::spent).orElse(0);
    }
}
