package io.rangekeeper.policy;

/// What the administrator decides for all policies, and what annotations may ask for at most.
///
/// @param mode for policies that say nothing
/// @param modeLimit the strongest mode that an annotation may ask for
/// @param maxCidrs how many CIDRs the managed rules of one policy may hold together, each `except`
///   counted too
/// @param maxCidrsLimit the largest such number that an annotation may ask for
public record Settings(Mode mode, Mode modeLimit, int maxCidrs, int maxCidrsLimit) {
    public static final Settings DEFAULT = new Settings(Mode.ENFORCE, Mode.ENFORCE, 1_000, 4_000);
}
