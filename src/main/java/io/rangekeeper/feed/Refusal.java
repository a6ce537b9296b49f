package io.rangekeeper.feed;

import java.util.Locale;

/// Why a document was not believed. A metric label, hence few.
public enum Refusal {
    /// Nobody answered, or not to the end, or not in time; or there is no such file.
    UNREACHABLE,
    /// An answer other than 200.
    STATUS,
    /// More bytes or entries than any such document has.
    TOO_LARGE,
    /// Not in the format that the feed is said to have.
    MALFORMED,
    /// In that format, but what it says cannot be true.
    IMPLAUSIBLE,
    /// An older version than one that was read before.
    OLDER;

    /// How metrics and reports call it: `too_large`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
