package io.rangekeeper.controller;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.feed.Feed;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.Refresh;
import io.rangekeeper.feed.Refresher;
import io.rangekeeper.store.PolicyName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Brings one feed up to date, and has the policies looked at for which that matters: all that need
/// it when it says something else; else those that wait for it, or of which something is due.
final class FeedRounds {
    /// What is to happen after a failure.
    @FunctionalInterface
    interface Retry {
        void retry(String feed, int failures);
    }

    private final Supplier<Configuration> configuration;
    private final Refresher refresher;
    private final Needs needs;
    private final Board board;
    private final Consumer<PolicyName> look;
    private final InstantSource clock;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    /// Those of which one fetch has ended, whatever came of it.
    private final Set<String> tried = ConcurrentHashMap.newKeySet();

    FeedRounds(
            Supplier<Configuration> configuration,
            Refresher refresher,
            Needs needs,
            Board board,
            Consumer<PolicyName> look,
            InstantSource clock) {
        this.configuration = configuration;
        this.refresher = refresher;
        this.needs = needs;
        this.board = board;
        this.look = look;
        this.clock = clock;
    }

    void fetch(String name, Retry retry) {
        Optional<Feed> feed = configuration.get().catalogue().feed(name);
        if (feed.isEmpty()) {
            return;
        }
        boolean changed = false;
        boolean failed = false;
        try {
            for (FeedDocument document : feed.get().documents()) {
                Refresh.Outcome outcome = refresher.refresh(document).outcome();
                changed |= outcome == Refresh.Outcome.CHANGED;
                failed |= outcome == Refresh.Outcome.FAILED || outcome == Refresh.Outcome.REFUSED;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        tried.add(name);
        look(name, changed);
        if (failed) {
            retry.retry(name, failures.merge(name, 1, Integer::sum));
        } else {
            failures.remove(name);
        }
    }

    /// Whether it was fetched, or that was tried: before that, nobody can say that it is missing.
    boolean isTried(String feed) {
        return tried.contains(feed);
    }

    /// Forgets how often others have failed.
    void retain(Set<String> feeds) {
        failures.keySet().retainAll(feeds);
        tried.retainAll(feeds);
    }

    private void look(String feed, boolean changed) {
        Instant now = clock.instant();
        for (PolicyName policy : needs.policies(feed)) {
            if (changed || board.get(policy).filter(status -> !status.isDue(now)).isEmpty()) {
                look.accept(policy);
            }
        }
    }
}
