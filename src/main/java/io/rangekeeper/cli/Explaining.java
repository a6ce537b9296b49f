package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.explain.Explainer;
import io.rangekeeper.explain.Explanation;
import io.rangekeeper.explain.Explanation.NotRead;
import io.rangekeeper.explain.RuleBlocks;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.FeedDocument;
import io.rangekeeper.feed.FetchedFeeds;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.select.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Answers a question with what is read for it.
record Explaining(
        Environment environment, Configuration configuration, StoreOptions store, Origin origin) {
    private static final int SHOWN = 5;

    /// As it is now, and is to be.
    Explanation present(String asked) {
        Linting read = Linting.prepare(environment, configuration, store, origin, true);
        Instant now = environment.clock().instant();
        Snapshots snapshots = read.feeds().snapshots();
        return Explainer.answer(
                questions(snapshots).read(asked),
                read.inventory(),
                RuleBlocks.now(
                        read.inventory().policies(),
                        policy -> read.planner().plan(policy, snapshots, now)),
                configuration.catalogue(),
                snapshots,
                now,
                failures(read));
    }

    /// As it was at a time. Nothing is fetched.
    Explanation past(String asked, Instant time) {
        if (origin.state().isEmpty()) {
            throw CommandException.usage("--at asks what --state remembers: name a folder with it");
        }
        FetchedFeeds remembered = new Ranges(environment, configuration, origin).remembered();
        Snapshots snapshots = remembered.snapshots().at(time, documents());
        if (snapshots.all().isEmpty()) {
            throw CommandException.failure(
                    "nothing is remembered of " + time + "; --at names a time that --state knows");
        }
        Linting read = Linting.with(environment, configuration, store, origin, remembered);
        return Explainer.answer(
                questions(snapshots).read(asked),
                read.inventory(),
                RuleBlocks.then(
                        read.inventory().policies(),
                        policy -> read.planner().plan(policy, snapshots, time)),
                configuration.catalogue(),
                snapshots,
                time,
                List.of());
    }

    private Questions questions(Snapshots snapshots) {
        return new Questions(
                environment.lookup(),
                configuration.catalogue(),
                configuration.resolver(),
                snapshots);
    }

    private List<DocumentKey> documents() {
        return configuration.catalogue().feeds().stream()
                .flatMap(feed -> feed.documents().stream())
                .map(FeedDocument::key)
                .toList();
    }

    /// One by one where a policy needs them; else that they are missing is enough.
    private static List<NotRead> failures(Linting read) {
        List<NotRead> failures = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (FetchedFeeds.Failure failure : read.feeds().failures()) {
            if (read.needed().contains(failure.key().feed())) {
                failures.add(new NotRead("feed " + failure.key(), failure.detail()));
            } else if (!others.contains(failure.key().feed())) {
                others.add(failure.key().feed());
            }
        }
        if (!others.isEmpty()) {
            failures.add(
                    new NotRead(
                            "feeds",
                            Names.list(others, "and", SHOWN)
                                    + " could not be read; 'rangekeeper feeds' says why"));
        }
        return failures;
    }
}
