package io.rangekeeper.controller;

import io.rangekeeper.feed.Cron;
import io.rangekeeper.feed.CronField;
import io.rangekeeper.feed.Rhythm;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.SimpleTimeZone;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.quartz.CronScheduleBuilder;
import org.quartz.ScheduleBuilder;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;

/// A feed's rhythm as Quartz has it. Not all feeds are to be fetched in one moment, nor one feed by
/// all the controllers of the world. Of firings that were missed one is made up for.
final class FeedTriggers {
    private static final Duration MAX_DELAY = Duration.ofMinutes(5);
    private static final int DELAYED_BY = 10;
    private static final Duration SOON = Duration.ofMinutes(1);

    private final RandomGenerator random;

    FeedTriggers(RandomGenerator random) {
        this.random = random;
    }

    /// Fires from then on.
    Trigger trigger(TriggerKey key, Rhythm rhythm, Instant start) {
        return switch (rhythm) {
            case Rhythm.Every(Duration interval) ->
                    trigger(key, start.plusMillis(phase(interval.toMillis())), every(interval));
            case Rhythm.At(Cron cron) -> trigger(key, start, at(cron));
        };
    }

    /// Within a minute from then on, and within its interval.
    Instant soon(Rhythm rhythm, Instant start) {
        Duration interval =
                switch (rhythm) {
                    case Rhythm.Every(Duration every) -> every;
                    case Rhythm.At(Cron cron) -> cron.shortestGap();
                };
        long most = Math.min(interval.toMillis(), SOON.toMillis());
        return start.plusMillis(random.nextLong(Math.max(1, most)));
    }

    private static Trigger trigger(TriggerKey key, Instant start, ScheduleBuilder<?> schedule) {
        return TriggerBuilder.newTrigger()
                .withIdentity(key)
                .startAt(Date.from(start))
                .withSchedule(schedule)
                .build();
    }

    private static ScheduleBuilder<?> every(Duration interval) {
        return SimpleScheduleBuilder.simpleSchedule()
                .withIntervalInMilliseconds(interval.toMillis())
                .repeatForever()
                .withMisfireHandlingInstructionNowWithRemainingCount();
    }

    /// From half of the interval to the whole of it after the first fetch.
    private long phase(long millis) {
        return millis / 2 + random.nextLong(Math.max(1, millis / 2));
    }

    private ScheduleBuilder<?> at(Cron cron) {
        return CronScheduleBuilder.cronSchedule(expression(cron))
                .inTimeZone(behindUtc(delay(cron)))
                .withMisfireHandlingInstructionFireAndProceed();
    }

    /// Up to a tenth of the shortest time between two firings, and to five minutes.
    private Duration delay(Cron cron) {
        long tenth = cron.shortestGap().dividedBy(DELAYED_BY).toSeconds();
        return Duration.ofSeconds(random.nextLong(Math.min(tenth, MAX_DELAY.toSeconds()) + 1));
    }

    /// Quartz has no delay. Where clocks are three seconds slow, six o'clock comes three seconds
    /// late; and none of them is ever put forward or back.
    private static TimeZone behindUtc(Duration delay) {
        return new SimpleTimeZone(-Math.toIntExact(delay.toMillis()), "UTC-" + delay);
    }

    /// Every value is spelled out: Quartz reads ranges and steps in its own way, and counts days
    /// from Sunday, 1. One of the two fields of days must be `?`.
    private static String expression(Cron cron) {
        boolean anyWeekday = cron.isAny(CronField.DAY_OF_WEEK);
        return String.join(
                " ",
                "0",
                list(cron.values(CronField.MINUTE), 0),
                list(cron.values(CronField.HOUR), 0),
                anyWeekday ? list(cron.values(CronField.DAY_OF_MONTH), 0) : "?",
                list(cron.values(CronField.MONTH), 0),
                anyWeekday ? "?" : list(cron.values(CronField.DAY_OF_WEEK), 1));
    }

    private static String list(SortedSet<Integer> values, int plus) {
        return values.stream()
                .map(value -> Integer.toString(value + plus))
                .collect(Collectors.joining(","));
    }
}
