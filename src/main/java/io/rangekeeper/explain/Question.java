package io.rangekeeper.explain;

import io.rangekeeper.cidr.CidrSet;
import java.util.Locale;

/// What somebody wants explained.
///
/// @param asked as it was written
/// @param addresses what that stands for; at least one
public record Question(String asked, Kind kind, CidrSet addresses) {
    public enum Kind {
        /// An address or a block.
        BLOCK,
        /// A name that was looked up.
        HOST,
        /// What an expression selects.
        EXPRESSION;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
