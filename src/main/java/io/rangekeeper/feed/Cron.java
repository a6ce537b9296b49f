package io.rangekeeper.feed;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A schedule as cron and Kubernetes have it, always in UTC: `30 6 * * mon-fri`. No two firings are
/// closer than a minute, and there is always one to come.
public final class Cron {
    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final String EXAMPLE = "as in 30 6 * * mon-fri";

    private static final Map<String, String> NICKNAMES =
            Map.of(
                    "@yearly", "0 0 1 1 *",
                    "@annually", "0 0 1 1 *",
                    "@monthly", "0 0 1 * *",
                    "@weekly", "0 0 * * 0",
                    "@daily", "0 0 * * *",
                    "@midnight", "0 0 * * *",
                    "@hourly", "0 * * * *");

    private final String text;
    private final Map<CronField, SortedSet<Integer>> values = new EnumMap<>(CronField.class);

    private Cron(String text, Map<CronField, String> fields) {
        this.text = text;
        fields.forEach((field, values) -> this.values.put(field, field.parse(values)));
    }

    /// Reads what somebody wrote.
    ///
    /// @throws CronFormatException when it is none, or one that never fires
    public static Cron parse(String text) {
        List<String> written = split(text);
        List<String> parts = written.size() == 1 ? split(nickname(written.getFirst())) : written;
        refuse(text, otherKind(parts));
        Map<CronField, String> fields = fields(parts);
        refuse(text, bothDays(fields));
        Cron cron = new Cron(String.join(" ", written), fields);
        refuse(text, cron.neverFires());
        return cron;
    }

    /// When it fires: at every moment of which all fields are among these.
    public SortedSet<Integer> values(CronField field) {
        return Collections.unmodifiableSortedSet(values.getOrDefault(field, field.all()));
    }

    /// Whether each value of this field will do.
    public boolean isAny(CronField field) {
        return values(field).equals(field.all());
    }

    /// The least time between a firing and the next, were there firings on every day.
    public Duration shortestGap() {
        int last = minuteOfDay(values(CronField.HOUR).last(), values(CronField.MINUTE).last());
        int before = last - MINUTES_OF_A_DAY;
        int shortest = MINUTES_OF_A_DAY;
        for (int hour : values(CronField.HOUR)) {
            for (int minute : values(CronField.MINUTE)) {
                shortest = Math.min(shortest, minuteOfDay(hour, minute) - before);
                before = minuteOfDay(hour, minute);
            }
        }
        return Duration.ofMinutes(shortest);
    }

    /// The most time between a firing and the next.
    public Duration longestGap() {
        int first = minuteOfDay(values(CronField.HOUR).first(), values(CronField.MINUTE).first());
        int last = minuteOfDay(values(CronField.HOUR).last(), values(CronField.MINUTE).last());
        long overnight = daysBetween() * MINUTES_OF_A_DAY + first - last;
        int longest = 0;
        int before = first;
        for (int hour : values(CronField.HOUR)) {
            for (int minute : values(CronField.MINUTE)) {
                longest = Math.max(longest, minuteOfDay(hour, minute) - before);
                before = minuteOfDay(hour, minute);
            }
        }
        return Duration.ofMinutes(Math.max(overnight, longest));
    }

    /// The most days from one on which it fires to the next, of a few years with a 29th of February
    /// that falls on each day of the week.
    private long daysBetween() {
        List<LocalDate> days =
                LocalDate.of(2000, 1, 1)
                        .datesUntil(LocalDate.of(2040, 1, 1))
                        .filter(this::firesOn)
                        .toList();
        long most = 0;
        for (int i = 1; i < days.size(); i++) {
            most = Math.max(most, ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)));
        }
        return most;
    }

    private boolean firesOn(LocalDate day) {
        return values(CronField.MONTH).contains(day.getMonthValue())
                && values(CronField.DAY_OF_MONTH).contains(day.getDayOfMonth())
                && values(CronField.DAY_OF_WEEK).contains(day.getDayOfWeek().getValue() % 7);
    }

    /// As it was written.
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron && text.equals(cron.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private static List<String> split(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private static String nickname(String word) {
        return NICKNAMES.getOrDefault(word, word);
    }

    private static void refuse(String text, Optional<String> problem) {
        problem.ifPresent(words -> {
            throw new CronFormatException(Excerpt.of(text) + " " + words);
        });
    }

    private static Optional<String> otherKind(List<String> parts) {
        String first = parts.getFirst();
        if (first.startsWith("@")) {
            return Optional.of(
                    "is none of @hourly, @daily, @weekly, @monthly, @yearly; an interval is `every:"
                            + " 6h`");
        }
        if (first.startsWith("TZ=") || first.startsWith("CRON_TZ=")) {
            return Optional.of("names a time zone: all times are UTC");
        }
        return parts.size() == CronField.values().length
                ? Optional.empty()
                : Optional.of(wrongNumber(parts.size()));
    }

    private static String wrongNumber(int fields) {
        String names =
                Stream.of(CronField.values())
                        .map(CronField::words)
                        .collect(Collectors.joining(", "));
        return "is no cron expression of five fields (%s), %s%s"
                .formatted(
                        names,
                        EXAMPLE,
                        fields > CronField.values().length
                                ? ": a feed is read once a minute at most, so there are no seconds,"
                                        + " and no years"
                                : "");
    }

    private static Map<CronField, String> fields(List<String> parts) {
        Map<CronField, String> fields = new EnumMap<>(CronField.class);
        Iterator<String> part = parts.iterator();
        for (CronField field : CronField.values()) {
            fields.put(field, part.next());
        }
        return fields;
    }

    /// Some crons then fire when either fits, others when both do.
    private static Optional<String> bothDays(Map<CronField, String> fields) {
        return Stream.of(CronField.DAY_OF_MONTH, CronField.DAY_OF_WEEK)
                        .anyMatch(field -> "*".equals(fields.get(field)))
                ? Optional.empty()
                : Optional.of(
                        "names days of the month and days of the week, which is read as either or"
                                + " as both: one of the two must be *");
    }

    private Optional<String> neverFires() {
        int day = values(CronField.DAY_OF_MONTH).first();
        return values(CronField.MONTH).stream()
                        .anyMatch(month -> day <= Month.of(month).maxLength())
                ? Optional.empty()
                : Optional.of("never fires: none of its months has a day " + day);
    }

    private static int minuteOfDay(int hour, int minute) {
        return hour * 60 + minute;
    }
}
