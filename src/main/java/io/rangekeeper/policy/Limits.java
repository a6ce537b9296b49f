package io.rangekeeper.policy;

import java.time.Duration;

/// What the annotations of a policy may ask for at most.
///
/// @param mode the strongest mode
/// @param maxCidrs the largest number of CIDRs
/// @param removalHold the longest hold; [Duration#ZERO] leaves only the shorter ones of the author
public record Limits(Mode mode, int maxCidrs, Duration removalHold) {
    public static final Limits DEFAULT = new Limits(Mode.ENFORCE, 4_000, Duration.ofDays(7));
}
