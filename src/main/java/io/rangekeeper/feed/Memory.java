package io.rangekeeper.feed;

import io.rangekeeper.cidr.CidrSet;
import java.time.Instant;
import java.util.Optional;

/// What is remembered of a document's past, to judge the next one by.
///
/// @param highWater the newest version that was believed
/// @param stale since when only older ones are served
/// @param tolerated what was amiss with the last document that was taken wholly
/// @param suspectSince since when more than that is amiss
public record Memory(
        Optional<String> highWater,
        Optional<Stale> stale,
        Optional<Tolerated> tolerated,
        Optional<Instant> suspectSince) {
    public static final Memory NONE =
            new Memory(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// Every fetch since then has served an older version than the one believed.
    ///
    /// @param version the latest of them
    public record Stale(String version, Instant since) {}

    /// Entries that never enter a policy and that nobody wonders about any more.
    ///
    /// @param malformed how many could not be read
    /// @param quarantined what was quarantined
    public record Tolerated(int malformed, CidrSet quarantined) {}

    Memory withStale(Stale since) {
        return new Memory(highWater, Optional.of(since), tolerated, suspectSince);
    }
}
