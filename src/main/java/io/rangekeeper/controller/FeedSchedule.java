package io.rangekeeper.controller;

import io.rangekeeper.feed.Feed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;

/// Fetches each feed that somebody needs, as often as it says: at once when it is first needed, and
/// then in its rhythm. Of fetches that were missed (the process was frozen, the one before took
/// long) one is made up for, not all.
final class FeedSchedule implements AutoCloseable {
    private static final String GROUP = "feeds";
    private static final String AGAIN = "again";

    /// A feed that failed is tried again after this, then twice as long each time, but not less
    /// often than it is fetched anyway.
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Scheduler scheduler;
    private final FeedTriggers triggers;
    private final InstantSource clock;
    private List<Feed> feeds = List.of();
    private volatile Map<String, Duration> intervals = Map.of();

    /// @param fetch brings the feed of this name up to date
    FeedSchedule(Consumer<String> fetch, RandomGenerator random) {
        this(fetch, random, InstantSource.system());
    }

    /// @param clock says when a feed's rhythm begins; what is due then is told by the machine's
    FeedSchedule(Consumer<String> fetch, RandomGenerator random, InstantSource clock) {
        this.triggers = new FeedTriggers(random);
        this.clock = clock;
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

    /// These feeds are fetched from now on, and no others. Those of which all is as before go on as
    /// they are.
    synchronized void set(Collection<Feed> needed) {
        feeds = List.copyOf(needed);
        intervals = intervals(feeds);
        try {
            Set<String> gone = new TreeSet<>();
            scheduler
                    .getJobKeys(GroupMatcher.jobGroupEquals(GROUP))
                    .forEach(key -> gone.add(key.getName()));
            for (Feed feed : feeds) {
                gone.remove(feed.name());
                if (!isAsBefore(feed)) {
                    add(feed, clock.instant());
                }
            }
            for (String name : gone) {
                scheduler.deleteJob(job(name));
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("a schedule in memory", e);
        }
    }

    /// Begins anew, after the clock has jumped: what was due by the other one may be days off. Each
    /// feed is fetched soon, and not all in one moment.
    synchronized void reset() {
        try {
            scheduler.deleteJobs(
                    List.copyOf(scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))));
            for (Feed feed : feeds) {
                add(feed, triggers.soon(feed.rhythm(), clock.instant()));
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("a schedule in memory", e);
        }
    }

    /// One fetch more, before the next that is due anyway.
    ///
    /// @param failures how many there were in a row, at least 1
    void retry(String feed, int failures) {
        Instant then = Instant.now().plus(RETRY.multipliedBy(1L << Math.min(failures - 1, 20)));
        try {
            if (next(feed).filter(then::isBefore).isEmpty()) {
                return;
            }
            Trigger trigger =
                    TriggerBuilder.newTrigger()
                            .withIdentity(feed, AGAIN)
                            .forJob(job(feed))
                            .startAt(Date.from(then))
                            .build();
            if (scheduler.rescheduleJob(trigger.getKey(), trigger) == null) {
                scheduler.scheduleJob(trigger);
            }
        } catch (SchedulerException e) {
            // It is not needed any more.
        }
    }

    /// When a feed is fetched next; empty where nobody needs it.
    Optional<Instant> next(String feed) throws SchedulerException {
        return scheduler.getTriggersOfJob(job(feed)).stream()
                .flatMap(trigger -> Optional.ofNullable(trigger.getNextFireTime()).stream())
                .map(Date::toInstant)
                .min(Comparator.naturalOrder());
    }

    /// The most time that is to pass between two fetches, by feed. Comes back at once.
    Map<String, Duration> intervals() {
        return intervals;
    }

    private static Map<String, Duration> intervals(List<Feed> feeds) {
        Map<String, Duration> intervals = new TreeMap<>();
        feeds.forEach(feed -> intervals.put(feed.name(), feed.rhythm().longest()));
        return Collections.unmodifiableMap(intervals);
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

    private boolean isAsBefore(Feed feed) throws SchedulerException {
        JobDetail before = scheduler.getJobDetail(job(feed.name()));
        return before != null && asked(feed).equals(before.getDescription());
    }

    private void add(Feed feed, Instant first) throws SchedulerException {
        JobDetail job =
                JobBuilder.newJob(FeedJob.class)
                        .withIdentity(job(feed.name()))
                        .withDescription(asked(feed))
                        .build();
        Trigger now =
                TriggerBuilder.newTrigger()
                        .withIdentity(feed.name(), "first")
                        .startAt(Date.from(first))
                        .build();
        TriggerKey due = TriggerKey.triggerKey(feed.name(), "due");
        Trigger then = triggers.trigger(due, feed.rhythm(), first);
        scheduler.scheduleJob(job, Set.of(now, then), true);
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

    /// What is fetched, and how often: where it is another address or program, not only another
    /// rhythm, it is fetched at once. Equal within one process.
    private static String asked(Feed feed) {
        return feed.rhythm() + " " + feed.hashCode();
    }
}
