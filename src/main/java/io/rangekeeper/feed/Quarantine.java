package io.rangekeeper.feed;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import java.util.Optional;

/// Which published blocks never enter a policy, whoever publishes them.
final class Quarantine {
    private final CidrSet closed;

    /// @param allow special-purpose space that may enter all the same
    Quarantine(CidrSet allow) {
        this.closed = SpecialPurpose.ALL.difference(allow);
    }

    /// Why a block is quarantined, as a whole: also when only a part of it is special.
    Optional<String> reason(Cidr block) {
        if (Breadth.isTooBroad(block)) {
            return Optional.of("broader than /" + Breadth.broadest(block.family()));
        }
        if (!closed.overlaps(CidrSet.of(block))) {
            return Optional.empty();
        }
        return SpecialPurpose.purpose(block);
    }
}
