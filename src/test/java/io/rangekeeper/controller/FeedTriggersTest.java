package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.rangekeeper.feed.Cron;
import io.rangekeeper.feed.Rhythm;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.spi.OperableTrigger;

class FeedTriggersTest {
    private static final int FIRINGS = 40;
    private static final int YEARS = 3;

    @Test
    void anIntervalBeginsInItsSecondHalf() {
        Instant start = Instant.parse("2026-03-01T00:00:00Z");

        for (int seed = 0; seed < 100; seed++) {
            List<Instant> firings =
                    firings(new Rhythm.Every(Duration.ofMinutes(10)), start, new Random(seed), 3);

            assertThat(firings.getFirst())
                    .isBetween(start.plusSeconds(300), start.plusSeconds(600));
            assertThat(Duration.between(firings.get(0), firings.get(1)))
                    .isEqualTo(Duration.ofMinutes(10));
            assertThat(Duration.between(firings.get(1), firings.get(2)))
                    .isEqualTo(Duration.ofMinutes(10));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *    | PT6S",
                "*/15 * * * * | PT1M30S",
                "0,1 6 * * *  | PT6S",
                "0 * * * *    | PT5M",
                "0 6 * * *    | PT5M",
                "@monthly     | PT5M"
            })
    void aCronIsLateByADelayOfItsOwnUpToABound(String text, Duration bound) {
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        List<Instant> punctual = firings(at(text), start);
        Random random = new Random(1);
        Set<Duration> delays = new TreeSet<>();

        for (int i = 0; i < 10 * bound.toSeconds(); i++) {
            List<Instant> late = firings(at(text), start, random, 3);
            Duration delay = Duration.between(punctual.getFirst(), late.getFirst());
            delays.add(delay);
            assertThat(late)
                    .isEqualTo(
                            punctual.subList(0, 3).stream()
                                    .map(firing -> firing.plus(delay))
                                    .toList());
        }

        assertThat(delays)
                .as("each second from none to the bound")
                .hasSize(Math.toIntExact(bound.toSeconds()) + 1)
                .contains(Duration.ZERO, bound);
    }

    /// Clocks of Berlin were put forward at two in the morning of that day, and back at three.
    @ParameterizedTest
    @CsvSource({"2026-03-27T12:00:00Z", "2026-10-23T12:00:00Z"})
    void theMachinesTimeZoneMattersNothing(Instant start) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try {
            List<Instant> firings = firings(at("30 2 * * *"), start);

            for (int day = 0; day < 5; day++) {
                assertThat(firings.get(day))
                        .isEqualTo(
                                start.plus(Duration.ofDays(day))
                                        .plus(Duration.ofHours(14))
                                        .plus(Duration.ofMinutes(30)));
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void theTwentyNinthOfFebruaryComesInLeapYears() {
        assertThat(firings(at("0 6 29 2 *"), Instant.parse("2026-03-01T00:00:00Z")))
                .startsWith(
                        Instant.parse("2028-02-29T06:00:00Z"),
                        Instant.parse("2032-02-29T06:00:00Z"));
    }

    /// The model knows the values before they are written down, and tries each minute.
    @Test
    void aCronFiresWheneverAllItsFieldsFitAndNeverElse() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            Model model = Model.random(random);
            Instant start =
                    Instant.parse("2026-01-01T00:00:00Z")
                            .plusSeconds(random.nextInt(3 * 365 * 24 * 3600));
            List<Instant> expected = model.firings(start);

            assertThat(firings(at(model.text()), start).subList(0, expected.size()))
                    .as("%s from %s, seed %d", model.text(), start, seed)
                    .isEqualTo(expected);
        }
    }

    /// What a cron names, and how it says so.
    record Model(
            Set<Integer> minutes,
            Set<Integer> hours,
            Set<Integer> days,
            Set<Integer> months,
            Set<DayOfWeek> weekdays,
            String text) {
        static Model random(Random random) {
            Set<Integer> minutes = some(random, 0, 59);
            Set<Integer> hours = some(random, 0, 23);
            boolean byMonth = random.nextBoolean();
            Set<Integer> days = byMonth ? some(random, 1, 28) : all(1, 31);
            Set<Integer> months = some(random, 1, 12);
            Set<DayOfWeek> weekdays =
                    some(random, 1, 7).stream()
                            .map(DayOfWeek::of)
                            .collect(Collectors.toCollection(TreeSet::new));
            return new Model(
                    minutes,
                    hours,
                    days,
                    months,
                    byMonth ? Set.of(DayOfWeek.values()) : weekdays,
                    Stream.of(
                                    write(random, minutes, 0, 59),
                                    write(random, hours, 0, 23),
                                    byMonth ? write(random, days, 1, 31) : "*",
                                    random.nextBoolean()
                                            ? write(random, months, 1, 12)
                                            : names(months.stream().map(Month::of).toList()),
                                    byMonth
                                            ? "*"
                                            : random.nextBoolean()
                                                    ? names(weekdays)
                                                    : numbers(random, weekdays))
                            .collect(Collectors.joining(" ")));
        }

        private static Set<Integer> some(Random random, int first, int last) {
            int step = 1 + random.nextInt(4);
            return switch (random.nextInt(3)) {
                case 0 -> all(first, last);
                case 1 ->
                        new TreeSet<>(
                                IntStream.iterate(first, value -> value <= last, v -> v + step)
                                        .boxed()
                                        .toList());
                default ->
                        new TreeSet<>(random.ints(3, first, last + 1).boxed().distinct().toList());
            };
        }

        private static Set<Integer> all(int first, int last) {
            return new TreeSet<>(IntStream.rangeClosed(first, last).boxed().toList());
        }

        /// As a list, or a step where it is one.
        private static String write(Random random, Set<Integer> values, int first, int last) {
            for (int step = 1; step <= 4 && random.nextInt(4) > 0; step++) {
                int by = step;
                if (values.equals(
                        new TreeSet<>(
                                IntStream.iterate(first, value -> value <= last, v -> v + by)
                                        .boxed()
                                        .toList()))) {
                    return step == 1 && random.nextBoolean() ? "*" : "*/" + step;
                }
            }
            return values.stream().map(String::valueOf).collect(Collectors.joining(","));
        }

        private static String names(Iterable<? extends Enum<?>> values) {
            List<String> names = new ArrayList<>();
            values.forEach(value -> names.add(value.name().substring(0, 3)));
            return String.join(",", names);
        }

        private static String numbers(Random random, Set<DayOfWeek> days) {
            int sunday = random.nextBoolean() ? 7 : 0;
            return days.stream()
                    .map(day -> day == DayOfWeek.SUNDAY ? sunday : day.getValue())
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
        }

        List<Instant> firings(Instant start) {
            List<Instant> firings = new ArrayList<>();
            LocalDate first = LocalDate.ofInstant(start, ZoneOffset.UTC);
            for (int day = 0; day < YEARS * 365 && firings.size() < FIRINGS; day++) {
                addAll(first.plusDays(day), start, firings);
            }
            return firings.subList(0, Math.min(firings.size(), FIRINGS));
        }

        private void addAll(LocalDate day, Instant start, List<Instant> firings) {
            if (!days.contains(day.getDayOfMonth())
                    || !months.contains(day.getMonthValue())
                    || !weekdays.contains(day.getDayOfWeek())) {
                return;
            }
            for (int minute = 0; minute < 24 * 60; minute++) {
                LocalDateTime time = day.atStartOfDay().plusMinutes(minute);
                Instant instant = time.toInstant(ZoneOffset.UTC);
                if (hours.contains(time.getHour())
                        && minutes.contains(time.getMinute())
                        && !instant.isBefore(start)) {
                    firings.add(instant);
                }
            }
        }
    }

    private static Rhythm at(String text) {
        return new Rhythm.At(Cron.parse(text));
    }

    /// Without a delay.
    private static List<Instant> firings(Rhythm rhythm, Instant start) {
        Random none =
                new Random() {
                    @Override
                    public long nextLong(long bound) {
                        return 0;
                    }
                };
        return firings(rhythm, start, none, FIRINGS);
    }

    private static List<Instant> firings(Rhythm rhythm, Instant start, Random random, int count) {
        Trigger trigger =
                new FeedTriggers(random).trigger(TriggerKey.triggerKey("x"), rhythm, start);
        List<Instant> firings = new ArrayList<>();
        Date next = ((OperableTrigger) trigger).computeFirstFireTime(null);
        while (next != null && firings.size() < count) {
            firings.add(next.toInstant());
            next = trigger.getFireTimeAfter(next);
        }
        return firings;
    }
}
