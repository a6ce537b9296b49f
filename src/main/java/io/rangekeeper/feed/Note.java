package io.rangekeeper.feed;

import java.util.Optional;

/// What a reviewer should know about some ranges of a feed.
///
/// @param match which ranges, as the matchers of an expression: `service="EC2"`; empty for all
/// @param tenancy whose machines answer there, where it is known
/// @param use which way connections go to these ranges, where it is known and not the same for the
///   whole document
public record Note(
        String match, Optional<Tenancy> tenancy, Optional<FeedDocument.Use> use, String text) {
    /// Whose machines answer at a range's addresses.
    public enum Tenancy {
        /// Anybody can rent them, or they serve the owner's customers alike.
        SHARED,
        /// Only the owner's.
        DEDICATED
    }
}
