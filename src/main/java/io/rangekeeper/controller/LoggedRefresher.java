package io.rangekeeper.controller;

import io.rangekeeper.feed.Accepted;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.Refresh;
import io.rangekeeper.feed.Refresher;
import io.rangekeeper.feed.Refusal;
import io.rangekeeper.feed.Refused;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.report.Printable;
import io.rangekeeper.yaml.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells once when a document begins to be refused, for which reason, and when it is read again.
public final class LoggedRefresher implements Refresher {
    private final Refresher refresher;
    private final InstantSource clock;
    private final Logger log;
    private final Map<DocumentKey, Trouble> troubles = new HashMap<>();

    /// A document that is not read any more.
    private record Trouble(Refusal reason, Instant since) {}

    public LoggedRefresher(Refresher refresher, InstantSource clock) {
        // On a command line the name begins each line: for people, hence not that of this class.
        this(refresher, clock, LoggerFactory.getLogger("io.rangekeeper.feeds"));
    }

    LoggedRefresher(Refresher refresher, InstantSource clock, Logger log) {
        this.refresher = refresher;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public Refresh refresh(FeedDocument document) throws InterruptedException {
        Refresh refresh = refresher.refresh(document);
        tell(document.key(), refresh);
        return refresh;
    }

    /// Forgets the troubles of all other feeds.
    public synchronized void retain(Set<String> feeds) {
        troubles.keySet().removeIf(key -> !feeds.contains(key.feed()));
    }

    /// One at a time: several may have waited for the same answer.
    private synchronized void tell(DocumentKey key, Refresh refresh) {
        Optional<Trouble> before = Optional.ofNullable(troubles.remove(key));
        switch (refresh.result()) {
            case Accepted accepted -> before.ifPresent(over -> recovered(key, over));
            case Refused refused -> {
                Instant since = before.map(Trouble::since).orElseGet(clock::instant);
                troubles.put(key, new Trouble(refused.reason(), since));
                if (before.filter(known -> known.reason() == refused.reason()).isEmpty()) {
                    refused(key, refused, refresh);
                }
            }
        }
    }

    private void recovered(DocumentKey key, Trouble over) {
        log.info("{} is read again, after {}", name(key), ago(over.since()));
    }

    private void refused(DocumentKey key, Refused refused, Refresh refresh) {
        log.warn(
                "{} {} ({}): {}; {}",
                name(key),
                refresh.outcome() == Refresh.Outcome.FAILED ? "cannot be fetched" : "is refused",
                refused.reason().label(),
                Printable.of(refused.detail()),
                standing(refresh.before()));
    }

    private String standing(Optional<Snapshot> before) {
        return before.map(last -> last.provenance().fetched())
                .map(time -> "what it said " + ago(time) + " ago stays in force")
                .orElse("it was never read, so what needs it waits");
    }

    private String ago(Instant time) {
        return Durations.roughly(Duration.between(time, clock.instant()));
    }

    private static String name(DocumentKey key) {
        return Printable.of(key.toString());
    }
}
