package io.rangekeeper.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// What a document says of its own age.
final class DocumentVersion {
    private static final int MAX_LENGTH = 100;
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /// Seconds until the year 5138, milliseconds since 1973.
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private DocumentVersion() {}

    /// The one text or number that a `version` program yields; a document that has lost its version
    /// has lost its shape.
    static String version(List<JsonNode> values) throws RefusedException {
        JsonNode value = values.size() == 1 ? values.getFirst() : null;
        if (value != null && value.isNumber() && isFinite(value)) {
            return plain(value.decimalValue());
        }
        if (value != null && value.isTextual() && isVersion(value.textValue())) {
            return value.textValue();
        }
        throw new RefusedException(
                Refusal.MALFORMED, "has no version: " + Excerpt.plain(values.toString(), 80));
    }

    /// The time that a `published` program yields; empty when it is none, or one that cannot be: it
    /// decides nothing.
    static Optional<Instant> published(List<JsonNode> values) {
        if (values.size() != 1) {
            return Optional.empty();
        }
        return time(values.getFirst())
                .filter(time -> time.isAfter(EARLIEST) && time.isBefore(LATEST));
    }

    private static Optional<Instant> time(JsonNode value) {
        if (value.isNumber() && value.canConvertToLong()) {
            long number = value.longValue();
            return Optional.of(
                    number < FIRST_MILLISECONDS
                            ? Instant.ofEpochSecond(number)
                            : Instant.ofEpochMilli(number));
        }
        try {
            return value.isTextual()
                    ? Optional.of(OffsetDateTime.parse(value.textValue()).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isFinite(JsonNode number) {
        return Double.isFinite(number.doubleValue());
    }

    private static boolean isVersion(String text) {
        return !text.isBlank()
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
