package io.rangekeeper.policy;

import java.time.Duration;

/// What owners may change by themselves, and how fast; the numbers behind the defaults are what
/// real owners did in nine years.
///
/// @param maxRemovedPercent a removal of at least so many percent of a rule's CIDRs and of its
///   addresses is held; 1 to 100
/// @param maxAdded a rule that would allow more than so many times its addresses is held; at least
///   1
/// @param removalHold how long what an owner withdrew stays open, so that what comes back was never
///   gone; zero to [#LONGEST_HOLD]
/// @param allowAny whether an expression may name, and a result may merge to, blocks that are
///   broader than any owner has reason to publish
public record Guard(
        int maxRemovedPercent, double maxAdded, Duration removalHold, boolean allowAny) {
    /// The past is kept for a month: a hold and the guards' look back have to fit in it.
    public static final Duration LONGEST_HOLD = Duration.ofDays(14);

    public static final Guard DEFAULT = new Guard(30, 2, Duration.ofHours(24), false);

    public Guard {
        if (maxRemovedPercent < 1
                || maxRemovedPercent > 100
                || maxAdded < 1
                || removalHold.isNegative()
                || removalHold.compareTo(LONGEST_HOLD) > 0) {
            throw new IllegalArgumentException("out of range");
        }
    }

    /// The same with another hold.
    public Guard with(Duration hold) {
        return new Guard(maxRemovedPercent, maxAdded, hold, allowAny);
    }
}
