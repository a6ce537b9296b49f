package io.rangekeeper.report.status;

import io.rangekeeper.report.Amount;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// A time for people, and exactly.
///
/// @param words as seen from now: `5 minutes ago`
/// @param exact to the second, for people
/// @param iso the same for machines
record When(String words, String exact, String iso) {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    static When of(Instant time, Instant now) {
        Duration age = Duration.between(time, now);
        String words = age.isNegative() ? "in " + roughly(age.negated()) : roughly(age) + " ago";
        return new When(words, EXACT.format(time), time.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /// In the largest unit that there is one of.
    private static String roughly(Duration age) {
        if (age.toDays() > 0) {
            return Amount.count(Math.toIntExact(Math.min(age.toDays(), 100_000)), "day");
        }
        if (age.toHours() > 0) {
            return Amount.count((int) age.toHours(), "hour");
        }
        return age.toMinutes() > 0
                ? Amount.count((int) age.toMinutes(), "minute")
                : Amount.count((int) age.toSeconds(), "second");
    }
}
