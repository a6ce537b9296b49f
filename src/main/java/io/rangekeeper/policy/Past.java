package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.cidr.Family;
import io.rangekeeper.select.Timeline;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a rule allowed before, in one family: what an owner's change is measured against. Small
/// steps are measured against where they began.
final class Past {
    private static final Duration REMOVALS = Duration.ofHours(24);
    private static final Duration ADDITIONS = Least.COUNTS;

    /// In a smaller rule every change is a large part of it.
    private static final int MANY = 10;

    /// Addresses that a rule with fewer CIDRs may gain: a /16.
    private static final BigInteger SMALL_GAIN_IPV4 = BigInteger.ONE.shiftLeft(16);

    /// A /32. The largest that any owner added to such a selection in the recorded history was a
    /// /34.
    private static final BigInteger SMALL_GAIN_IPV6 = BigInteger.ONE.shiftLeft(96);

    private final Situation situation;
    private final Family family;

    Past(Situation situation, Family family) {
        this.situation = situation;
        this.family = family;
    }

    /// Whether a rule that allows no more than this has lost too much. What is held goes on being
    /// measured against what the rule was before, so that it does not become less by what is added.
    boolean isTooLittle(CidrSet after) {
        List<CidrSet> past = inEffect(REMOVALS);
        past.replaceAll(before -> before.difference(withheld(after)));
        past.add(of(situation.ours()));
        past.add(of(situation.ours().intersection(situation.selectedBefore())));
        return past.stream().anyMatch(before -> isShrunk(before, after));
    }

    /// Whether a rule that allows this has gained too much.
    ///
    /// @param steady what it allows without any owner's doing
    /// @param kept what stays open besides
    boolean isTooMuch(CidrSet after, CidrSet steady, CidrSet kept) {
        if (situation.basis() instanceof Basis.First first) {
            return first.lost()
                    .flatMap(this::size)
                    .filter(size -> isGrown(size, after))
                    .isPresent();
        }
        CidrSet published = after.difference(ofUnknownOrigin());
        return isGrown(steady, after)
                || isMoreThanWasAdopted(published)
                || inEffect(ADDITIONS).stream().anyMatch(before -> isGrown(before, published))
                || situation
                        .least(family)
                        .filter(least -> isGrown(least.size(), after.union(kept)))
                        .isPresent();
    }

    /// What is open, and no owner has ever published, as far back as that is known.
    private CidrSet ofUnknownOrigin() {
        return situation.basis().isOfUnknownOrigin()
                ? situation.live().kept().difference(situation.timeline().ever())
                : CidrSet.EMPTY;
    }

    /// Where it is not at hand what the rule was made from, the documents do not tell how little
    /// that was; what is open besides does not either.
    private boolean isMoreThanWasAdopted(CidrSet published) {
        return situation.basis() instanceof Basis.Adopting(var entry, var before)
                && before.isEmpty()
                && size(entry).filter(size -> isGrown(size, published)).isPresent();
    }

    /// Empty where it is not known.
    private Optional<Size> size(Applied.Entry entry) {
        return entry.size().map(sizes -> sizes.getOrDefault(family, Size.NOTHING));
    }

    private boolean isShrunk(CidrSet before, CidrSet after) {
        if (before.isEmpty() || after.isEmpty()) {
            return !before.isEmpty();
        }
        int percent = situation.settings().guard().maxRemovedPercent();
        long gone = before.stream().filter(cidr -> !after.contains(cidr)).count();
        BigInteger lost = before.difference(after).addresses(family);
        return before.size() >= MANY
                && gone * 100 >= (long) percent * before.size()
                && lost.multiply(BigInteger.valueOf(100))
                                .compareTo(
                                        before.addresses(family)
                                                .multiply(BigInteger.valueOf(percent)))
                        >= 0;
    }

    private boolean isGrown(CidrSet before, CidrSet after) {
        return isGrown(
                before.size(),
                before.addresses(family),
                after.addresses(family),
                after.difference(before).addresses(family));
    }

    /// Where only the numbers are known.
    private boolean isGrown(Size before, CidrSet after) {
        BigInteger addresses = after.addresses(family);
        return isGrown(
                before.cidrs(),
                before.addresses(),
                addresses,
                addresses.subtract(before.addresses()));
    }

    private boolean isGrown(int cidrs, BigInteger before, BigInteger after, BigInteger gained) {
        if (cidrs < MANY) {
            return gained.compareTo(smallGain()) > 0;
        }
        BigDecimal most =
                new BigDecimal(before)
                        .multiply(BigDecimal.valueOf(situation.settings().guard().maxAdded()));
        return new BigDecimal(after).compareTo(most) > 0;
    }

    /// What is published and was never open is not lost.
    private CidrSet withheld(CidrSet after) {
        return situation
                .timeline()
                .selected()
                .difference(after)
                .difference(situation.live().addresses());
    }

    private BigInteger smallGain() {
        return switch (family) {
            case IPV4 -> SMALL_GAIN_IPV4;
            case IPV6 -> SMALL_GAIN_IPV6;
        };
    }

    private List<CidrSet> inEffect(Duration back) {
        Timeline timeline = situation.timeline();
        List<CidrSet> sets = new ArrayList<>();
        timeline.inEffectSince(timeline.ago(back), situation.notBefore())
                .forEach(set -> sets.add(of(set)));
        return sets;
    }

    private CidrSet of(CidrSet set) {
        return situation.allowed(set.only(family));
    }
}
