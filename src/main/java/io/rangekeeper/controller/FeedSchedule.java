package io.rangekeeper.controller;

import io.rangekeeper.feed.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;

/// Fetches each feed that somebody needs, as often as it says: at once when it is first needed, and
/// then at a phase of its own, so that not all are fetched in one moment. Of fetches that were
/// missed (the process was frozen, the one before took long) one is made up for, not all.
final class FeedSchedule implements AutoCloseable {
    private static final String GROUP = "feeds";
    private static final String AGAIN = "again";

    /// A feed that failed is tried again after this, then twice as long each time, but not less
    /// often than it is fetched anyway.
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Scheduler scheduler;
    private final RandomGenerator random;

    /// @param fetch brings the feed of this name up to date
    FeedSchedule(Consumer<String> fetch, RandomGenerator random) {
        this.random = random;
        try {
            scheduler = new StdSchedulerFactory(properties()).getScheduler();
            scheduler.setJobFactory((bundle, _) -> {
                String feed = bundle.getJobDetail().getKey().getName();
                return new FeedJob(() -> fetch.accept(feed));
            });
        } catch (SchedulerException e) {
            throw new IllegalStateException("a schedule in memory", e);
        }
    }

    /// These feeds are fetched from now on, and no others. Those that are fetched as often as
    /// before go on as they are.
    void set(Collection<Feed> feeds) {
        try {
            Set<String> gone = new TreeSet<>();
            scheduler
                    .getJobKeys(GroupMatcher.jobGroupEquals(GROUP))
                    .forEach(key -> gone.add(key.getName()));
            for (Feed feed : feeds) {
                gone.remove(feed.name());
                add(feed);
            }
            for (String name : gone) {
                scheduler.deleteJob(job(name));
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("a schedule in memory", e);
        }
    }

    /// One fetch more, before the next that is due anyway.
    ///
    /// @param failures how many there were in a row, at least 1
    void retry(Feed feed, int failures) {
        Duration wait = RETRY.multipliedBy(1L << Math.min(failures - 1, 20));
        if (wait.compareTo(feed.every()) >= 0) {
            return;
        }
        try {
            Trigger trigger =
                    TriggerBuilder.newTrigger()
                            .withIdentity(feed.name(), AGAIN)
                            .forJob(job(feed.name()))
                            .startAt(Date.from(Instant.now().plus(wait)))
                            .build();
            if (scheduler.rescheduleJob(trigger.getKey(), trigger) == null) {
                scheduler.scheduleJob(trigger);
            }
        } catch (SchedulerException e) {
            // It is not needed any more.
        }
    }

    void start() {
        try {
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("a schedule in memory", e);
        }
    }

    /// Begins no more fetches, and does not wait for those under way.
    @Override
    public void close() {
        try {
            scheduler.shutdown(false);
        } catch (SchedulerException e) {
            throw new IllegalStateException("a schedule in memory", e);
        }
    }

    private void add(Feed feed) throws SchedulerException {
        String interval = feed.every().toString();
        JobDetail before = scheduler.getJobDetail(job(feed.name()));
        if (before != null && interval.equals(before.getDescription())) {
            return;
        }
        JobDetail job =
                JobBuilder.newJob(FeedJob.class)
                        .withIdentity(job(feed.name()))
                        .withDescription(interval)
                        .build();
        long millis = feed.every().toMillis();
        Trigger now = TriggerBuilder.newTrigger().withIdentity(feed.name(), "first").build();
        Trigger then =
                TriggerBuilder.newTrigger()
                        .withIdentity(feed.name(), "every")
                        .startAt(Date.from(Instant.now().plusMillis(phase(millis))))
                        .withSchedule(
                                SimpleScheduleBuilder.simpleSchedule()
                                        .withIntervalInMilliseconds(millis)
                                        .repeatForever()
                                        .withMisfireHandlingInstructionNowWithRemainingCount())
                        .build();
        scheduler.scheduleJob(job, Set.of(now, then), true);
    }

    /// From half of the interval to the whole of it after the first fetch.
    private long phase(long millis) {
        return millis / 2 + random.nextLong(Math.max(1, millis / 2));
    }

    private static JobKey job(String feed) {
        return JobKey.jobKey(feed, GROUP);
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "feeds-" + System.nanoTime());
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        properties.setProperty("org.quartz.jobStore.misfireThreshold", "5000");
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", "4");
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        return properties;
    }
}
