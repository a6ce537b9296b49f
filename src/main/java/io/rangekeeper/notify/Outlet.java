package io.rangekeeper.notify;

import io.rangekeeper.config.NotifyTarget;
import io.rangekeeper.notify.Notifications.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Posts notices to one target, by one thread from a bounded queue: nobody waits for it, and those
/// that find it full are lost and counted.
///
///     tell -> not told within the hour? -> queue -> gathered for a while -> posted, again and again
final class Outlet implements AutoCloseable {
    private static final int QUEUED = 500;
    private static final int BATCH = 100;

    /// Of one namespace: whoever edits his policies without a pause must not take the place of what
    /// others have to hear.
    private static final int QUEUED_OF_ONE = 50;

    private static final int REMEMBERED = 2_000;

    /// The same is not told again for so long.
    private static final Duration FRESH = Duration.ofHours(1);

    /// Between tries: twice as long each time, and in the end it is given up, in about an hour.
    private static final Duration FIRST = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int TRIES = 16;

    private static final Logger LOG = LoggerFactory.getLogger("io.rangekeeper.notify");

    private final NotifyTarget target;
    private final Letter letter;
    private final Function<Body, Post.Result> post;
    private final Notifications.Count count;
    private final Pauses pauses;
    private final BlockingQueue<Notice> queue = new ArrayBlockingQueue<>(QUEUED);

    /// How many wait of each namespace.
    private final ConcurrentMap<String, Integer> waiting = new ConcurrentHashMap<>();

    private final Map<Notice.Key, Notice> told =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Notice.Key, Notice> eldest) {
                    return size() > REMEMBERED;
                }
            };
    private final Thread thread;
    private boolean failing;

    /// Waits; a test does not.
    @FunctionalInterface
    interface Pauses {
        void pause(Duration time) throws InterruptedException;
    }

    /// @param post makes one attempt
    Outlet(
            NotifyTarget target,
            Letter letter,
            Function<Body, Post.Result> post,
            Notifications.Count count,
            Pauses pauses) {
        this.target = target;
        this.letter = letter;
        this.post = post;
        this.count = count;
        this.pauses = pauses;
        this.thread = Thread.ofVirtual().name("notify-" + target.name()).unstarted(this::postAll);
    }

    /// Begins to post.
    Outlet start() {
        thread.start();
        return this;
    }

    NotifyTarget target() {
        return target;
    }

    /// Comes back at once.
    void tell(Notice notice) {
        if (!target.about().contains(notice.about()) || isKnown(notice)) {
            return;
        }
        String namespace = notice.policy().namespace();
        if (waiting.merge(namespace, 1, Integer::sum) > QUEUED_OF_ONE || !queue.offer(notice)) {
            left(namespace);
            count.add(target.name(), Outcome.LOST, 1);
            fails("too many notices wait");
        }
    }

    private void left(String namespace) {
        waiting.computeIfPresent(namespace, (_, number) -> number > 1 ? number - 1 : null);
    }

    private synchronized boolean isKnown(Notice notice) {
        Notice before = told.get(notice.key());
        if (before != null
                && Duration.between(before.time(), notice.time()).abs().compareTo(FRESH) < 0) {
            return true;
        }
        told.remove(notice.key());
        told.put(notice.key(), notice);
        return false;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void postAll() {
        try {
            while (true) {
                post(gather());
                pauses.pause(target.every());
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /// The first, and what came while the last post was under way and after.
    private List<Notice> gather() throws InterruptedException {
        List<Notice> notices = new ArrayList<>();
        notices.add(queue.take());
        Notice next = queue.poll(1, TimeUnit.SECONDS);
        if (next != null) {
            notices.add(next);
            queue.drainTo(notices, BATCH - notices.size());
        }
        notices.forEach(notice -> left(notice.policy().namespace()));
        return notices;
    }

    private void post(List<Notice> notices) throws InterruptedException {
        Body body = letter.of(target.format(), notices);
        Duration patience = FIRST;
        for (int tries = 1; ; tries++) {
            switch (post.apply(body)) {
                case Post.Taken() -> {
                    count.add(target.name(), Outcome.SENT, notices.size());
                    works();
                    return;
                }
                case Post.Refused(String why) -> {
                    lose(notices, why);
                    return;
                }
                case Post.Later(String why, var after) -> {
                    if (tries == TRIES) {
                        lose(notices, why);
                        return;
                    }
                    fails(why);
                    pauses.pause(after.filter(asked -> asked.isPositive()).orElse(patience));
                }
            }
            patience = patience.multipliedBy(2);
            patience = patience.compareTo(LONGEST) > 0 ? LONGEST : patience;
        }
    }

    private void lose(List<Notice> notices, String why) {
        count.add(target.name(), Outcome.LOST, notices.size());
        fails(why);
    }

    /// Told once, however often it is tried.
    private synchronized void fails(String why) {
        if (!failing) {
            LOG.warn(
                    "notify {}: notices are not taken, nothing else is affected: {}",
                    target.name(),
                    why);
        }
        failing = true;
    }

    private synchronized void works() {
        if (failing) {
            LOG.info("notify {}: notices are taken again", target.name());
        }
        failing = false;
    }
}
