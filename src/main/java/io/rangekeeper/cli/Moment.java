package io.rangekeeper.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/// Times on a command line.
final class Moment {
    private Moment() {}

    /// A date (its beginning) or a time, in UTC.
    ///
    /// @param option that holds it, for messages
    static Instant parse(String option, String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw CommandException.usage(
                    "%s: \"%s\" is no date: expected as in 2024-01-01, or 2024-01-01T12:00:00Z"
                            .formatted(option, text));
        }
    }
}
