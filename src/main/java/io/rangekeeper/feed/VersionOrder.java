package io.rangekeeper.feed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which of two versions is the older one. Owners count (`300`), give seconds, milliseconds or
/// finer units since 1970, or write dates; what has no order is neither older nor newer.
final class VersionOrder {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /// A number below it counts something; from it on, it is a time (in seconds: 1973).
    private static final BigDecimal FIRST_TIME = BigDecimal.TEN.pow(8);

    /// Each unit is a thousand times finer: from 1e11 on milliseconds (1973), and so on.
    private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.TEN.pow(11);

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    /// `20260810190228` is no number of milliseconds in the year 2612.
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private static final List<Function<String, Instant>> DATES =
            List.of(
                    text -> OffsetDateTime.parse(text).toInstant(),
                    text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
                    text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC),
                    text -> LocalDateTime.parse(text, COMPACT).toInstant(ZoneOffset.UTC));

    private VersionOrder() {}

    /// Negative, zero or positive as `a` is older than, the same as or newer than `b`; empty when
    /// they have no order.
    static Optional<Integer> compare(String a, String b) {
        if (a.equals(b)) {
            return Optional.of(0);
        }
        Optional<BigDecimal> secondsA = seconds(a);
        Optional<BigDecimal> secondsB = seconds(b);
        if (secondsA.isPresent() && secondsB.isPresent()) {
            return Optional.of(secondsA.get().compareTo(secondsB.get()));
        }
        if (isNumber(a) && isNumber(b)) {
            return Optional.of(new BigDecimal(a).compareTo(new BigDecimal(b)));
        }
        return compareParts(a, b);
    }

    /// Whether a version is a time after this one.
    static boolean isAfter(String version, Instant time) {
        BigDecimal limit = BigDecimal.valueOf(time.getEpochSecond());
        return seconds(version).filter(seconds -> seconds.compareTo(limit) > 0).isPresent();
    }

    /// The seconds since 1970 that a version means, if it means a time.
    private static Optional<BigDecimal> seconds(String version) {
        Optional<Instant> date = date(version);
        if (date.isPresent()) {
            return date.map(VersionOrder::seconds);
        }
        return isNumber(version) ? secondsOfNumber(new BigDecimal(version)) : Optional.empty();
    }

    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9));
    }

    private static Optional<BigDecimal> secondsOfNumber(BigDecimal given) {
        if (given.compareTo(FIRST_TIME) < 0) {
            return Optional.empty();
        }
        BigDecimal number = given;
        int units = 0;
        while (units < 3 && number.compareTo(FIRST_MILLISECONDS) >= 0) {
            number = number.divide(THOUSAND, 20, RoundingMode.HALF_UP);
            units++;
        }
        return Optional.of(number);
    }

    private static Optional<Instant> date(String text) {
        for (Function<String, Instant> format : DATES) {
            try {
                return Optional.of(format.apply(text));
            } catch (DateTimeException e) {
                // The next format may fit.
            }
        }
        return Optional.empty();
    }

    /// `1.9` and `1.10`, `2026-08-10-19-02-28`, `v3`: alike but for their numbers, which decide
    /// from left to right.
    private static Optional<Integer> compareParts(String a, String b) {
        List<BigDecimal> numbersA = numbers(a);
        List<BigDecimal> numbersB = numbers(b);
        if (numbersA.isEmpty()
                || !DIGITS.matcher(a).replaceAll("0").equals(DIGITS.matcher(b).replaceAll("0"))) {
            return Optional.empty();
        }
        for (int i = 0; i < numbersA.size(); i++) {
            int order = numbersA.get(i).compareTo(numbersB.get(i));
            if (order != 0) {
                return Optional.of(order);
            }
        }
        return Optional.of(0);
    }

    private static List<BigDecimal> numbers(String text) {
        List<BigDecimal> numbers = new ArrayList<>();
        Matcher matcher = DIGITS.matcher(text);
        while (matcher.find()) {
            numbers.add(new BigDecimal(matcher.group()));
        }
        return numbers;
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }
}
