package io.rangekeeper.cli.backtest;

import io.rangekeeper.feed.Belief;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.Planner;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Lets the time of a history pass, and does at each moment what a controller would have done: when
/// a document comes, and when something becomes due between two of them.
public final class Replay {
    private final World world;
    private final List<Subject> subjects;
    private final Progress progress;
    private final Tally tally = new Tally();
    private Instant now = Instant.MIN;

    /// Is told of each document that was replayed.
    @FunctionalInterface
    public interface Progress {
        /// For whoever does not want to know.
        Progress NONE = (done, at) -> {};

        /// One more document is done.
        ///
        /// @param done how many documents so far
        /// @param at the time in the history
        void passed(int done, Instant at);
    }

    /// A replay that has not begun.
    ///
    /// @param policies in the order in which they are reported
    /// @param belief which documents are believed
    public Replay(List<NetworkPolicy> policies, Planner planner, Belief belief, Progress progress) {
        this.world = new World(belief);
        this.subjects = policies.stream().map(policy -> new Subject(policy, planner)).toList();
        this.progress = progress;
    }

    /// The feeds that the policies refer to.
    public SortedSet<String> feeds() {
        SortedSet<String> feeds = new TreeSet<>();
        subjects.forEach(subject -> feeds.addAll(subject.feeds()));
        return feeds;
    }

    /// Replays documents, once.
    ///
    /// @param chronicle not empty
    /// @param horizon until when time passes after the last of them, if that is later
    public Replayed run(Chronicle chronicle, Instant horizon) throws InterruptedException {
        Instant from = chronicle.from();
        Instant last = chronicle.until();
        try (ReadAhead ahead = new ReadAhead(chronicle.documents())) {
            Optional<Served> next = ahead.next();
            while (next.isPresent()) {
                passTime(next.get().time());
                next = serve(next.get(), ahead);
            }
        }
        Instant until = last.isAfter(horizon) ? last : horizon;
        passTime(until);
        return new Replayed(from, until, subjects, tally, chronicle.notes());
    }

    /// All that is served at one time is known before anything is planned with it.
    ///
    /// @return the first document of a later time
    private Optional<Served> serve(Served first, ReadAhead ahead) throws InterruptedException {
        boolean concernsAll =
                tally.documents() == 0 || due().filter(first.time()::equals).isPresent();
        Set<DocumentKey> keys = new TreeSet<>();
        Set<String> feeds = new TreeSet<>();
        now = first.time();
        Optional<Served> next = Optional.of(first);
        while (next.isPresent() && next.get().time().equals(now) && keys.add(next.get().key())) {
            serve(next.get());
            feeds.add(next.get().key().feed());
            next = ahead.next();
        }
        if (concernsAll) {
            fetchAgain();
        } else {
            reconcile(subjects.stream().filter(s -> s.feeds().stream().anyMatch(feeds::contains)));
        }
        return next;
    }

    private void serve(Served document) {
        tally.add(document, world.serve(document).result());
        progress.passed(tally.documents(), document.time());
    }

    /// What becomes due before a time happens, each at its own.
    private void passTime(Instant until) {
        Optional<Instant> due = due();
        while (due.isPresent() && due.get().isBefore(until)) {
            now = due.get();
            fetchAgain();
            due = due();
        }
    }

    private void fetchAgain() {
        world.fetchAgain(now);
        reconcile(subjects.stream());
    }

    /// The next moment at which something changes by time alone.
    private Optional<Instant> due() {
        Stream<Instant> wakes = subjects.stream().map(Subject::wake).flatMap(Optional::stream);
        return Stream.concat(wakes, world.wakes().stream())
                .filter(time -> time.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    private void reconcile(Stream<Subject> some) {
        Snapshots snapshots = world.snapshots();
        some.forEach(subject -> subject.reconcile(snapshots, now));
    }
}
