package io.rangekeeper.cli.backtest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a document was recorded, as the name of its file says: a date, mostly with a time, in UTC,
/// whatever stands around it and between its parts.
final class NameTime {
    static final String EXAMPLES = "2026-07-26T01-57-05Z.json.gz or 2026-07-26.json";

    private static final Pattern WRITTEN =
            Pattern.compile(
                    "(?<![0-9])([0-9]{4})-?([0-9]{2})-?([0-9]{2})"
                            + "(?:[T_ -]?([0-9]{2})[:-]?([0-9]{2})(?:[:-]?([0-9]{2}))?)?(?![0-9])");

    private NameTime() {}

    /// The first time that the name holds; empty when it holds none.
    static Optional<Instant> of(String name) {
        Matcher matcher = WRITTEN.matcher(name);
        while (matcher.find()) {
            Optional<Instant> time = time(matcher.toMatchResult());
            if (time.isPresent()) {
                return time;
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> time(MatchResult parts) {
        try {
            return Optional.of(
                    LocalDateTime.of(
                                    number(parts, 1),
                                    number(parts, 2),
                                    number(parts, 3),
                                    number(parts, 4),
                                    number(parts, 5),
                                    number(parts, 6))
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(MatchResult parts, int part) {
        return parts.group(part) == null ? 0 : Integer.parseInt(parts.group(part));
    }
}
