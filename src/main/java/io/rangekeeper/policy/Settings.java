package io.rangekeeper.policy;

import java.time.Duration;
import java.util.Optional;

/// What the administrator decides for all policies, and what annotations may ask for at most.
///
/// @param mode for policies that say nothing
/// @param maxCidrs how many CIDRs the managed rules of one policy may hold together, each `except`
///   counted too
/// @param guard what owners may change by themselves
/// @param limits what annotations may ask for
/// @param forcedHold a hold that takes the place of every other, as the command line gives it
/// @param tenants in which namespaces policies are managed, and what they may use there
/// @param self the controller's own pods, whose way out is not cut off
public record Settings(
        Mode mode,
        int maxCidrs,
        Guard guard,
        Limits limits,
        Optional<Duration> forcedHold,
        Tenants tenants,
        Self self) {
    public static final Settings DEFAULT =
            new Settings(
                    Mode.ENFORCE,
                    1_000,
                    Guard.DEFAULT,
                    Limits.DEFAULT,
                    Optional.empty(),
                    Tenants.UNRESTRICTED,
                    Self.UNKNOWN);

    /// The same for somebody who says how long removals wait, whatever policies say.
    public Settings forcing(Duration hold) {
        return new Settings(mode, maxCidrs, guard, limits, Optional.of(hold), tenants, self);
    }

    /// The same with other tenants.
    public Settings with(Tenants other) {
        return new Settings(mode, maxCidrs, guard, limits, forcedHold, other, self);
    }
}
