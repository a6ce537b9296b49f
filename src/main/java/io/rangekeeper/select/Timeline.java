package io.rangekeeper.select;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.select.Moments.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/// What an expression selects now and what it selected before, by what its documents said at the
/// time.
///
///     aws    a1 |---------------| a2 |-------| a1 |------->   last read
///     gcp    g1 |-----------------------| g2 |------------>   last read
///               ^ begun         ^       ^    ^                ^ asOf: the earlier of the two
///
/// Time is that of the documents: what was withdrawn is gone for as long as documents that were read
/// since lack it. While a feed fails, no time passes here.
///
/// What is subtracted (stands on the right of `unless` an odd number of times) counts with all that
/// it held within the hold, so that what leaves a subtracted feed for an hour opens nothing; and
/// what it gains counts at once, also for the past. For one thread.
public final class Timeline {
    /// Addresses that were selected once and are not now.
    ///
    /// @param since when they were first missing
    public record Withdrawn(CidrSet addresses, Instant since) {}

    private final Expression expression;
    private final Map<String, Expression> sets;
    private final Moments moments;
    private final Duration hold;
    private final PassedTime time;
    private final Instant asOf;

    /// When the hold began that is over now.
    private final Instant since;

    private final SortedMap<String, List<Snapshot>> recent;
    private final Map<List<String>, CidrSet> known = new HashMap<>();

    /// @param hold for how long what leaves a subtracted selection goes on being subtracted, and
    ///   what leaves any other one is of interest
    /// @param time how much of it has passed, whatever the clock has shown
    Timeline(
            Expression expression,
            Map<String, Expression> sets,
            Moments moments,
            Duration hold,
            PassedTime time) {
        this.expression = expression;
        this.sets = sets;
        this.moments = moments;
        this.hold = hold;
        this.time = time;
        this.asOf = moments.asOf();
        this.since = ago(hold);
        this.recent = hold.isZero() ? moments.current() : moments.allSince(since);
    }

    /// The time up to which all documents are known; [Instant#MAX] for an expression without feeds.
    public Instant asOf() {
        return asOf;
    }

    /// When the time began that has passed until the documents were read.
    public Instant ago(Duration passed) {
        return time.before(asOf, passed);
    }

    /// When the hold is over for what happened then.
    public Instant release(Instant then) {
        return time.after(then, hold);
    }

    /// The current snapshots of all its documents.
    public List<Snapshot> documents() {
        return moments.current().values().stream().flatMap(List::stream).toList();
    }

    /// What is selected now.
    public CidrSet selected() {
        return at(present());
    }

    /// What was selected within the hold and is not now, the latest first; each address once, by
    /// when it was last missing.
    public List<Withdrawn> withdrawn() {
        List<Withdrawn> withdrawn = new ArrayList<>();
        if (hold.isZero()) {
            return withdrawn;
        }
        CidrSet later = selected();
        for (Moment moment : moments.since(since).reversed()) {
            CidrSet gone = at(moment).difference(later);
            if (!gone.isEmpty()) {
                withdrawn.add(new Withdrawn(gone, moment.until()));
                later = later.union(gone);
            }
        }
        return withdrawn;
    }

    /// What was selected by the documents of the time alone, the oldest first.
    ///
    /// @param most how many of the last changes
    List<Resolver.Selected> course(int most) {
        List<Moment> all = moments.since(Instant.MIN);
        return all.subList(Math.max(0, all.size() - most), all.size()).stream()
                .map(moment -> new Resolver.Selected(moment.from(), then(moment)))
                .toList();
    }

    private CidrSet then(Moment moment) {
        return new Evaluator(new CurrentSelection(moment.feeds()), sets)
                .evaluate(expression, Polarity.ADDED);
    }

    /// When the next of the times within the hold is over; empty when there was no change of late.
    public Optional<Instant> nextRelease() {
        return hold.isZero()
                ? Optional.empty()
                : moments.since(since).stream()
                        .map(Moment::until)
                        .filter(until -> !until.equals(Instant.MAX))
                        .map(this::release)
                        .min(Comparator.naturalOrder());
    }

    /// Whether everything is known that was said within the hold.
    public boolean isRemembered() {
        return hold.isZero() || !begun().isAfter(since);
    }

    /// From when on all that was said within the hold is known.
    public Instant begun() {
        return moments.begun(since);
    }

    /// All that was ever selected, as far back as that is known.
    public CidrSet ever() {
        return CidrSet.union(moments.since(Instant.MIN).stream().map(this::at).toList());
    }

    /// What may have been selected before anything is known: whatever the owners of the feeds
    /// published then, this is what the expression does not exclude by itself.
    public CidrSet possible() {
        Selection recently = new CurrentSelection(recent);
        return new Evaluator(
                        (selector, polarity) ->
                                switch (polarity) {
                                    case ADDED -> CurrentSelection.everything(selector);
                                    case SUBTRACTED -> recently.select(selector, polarity);
                                },
                        sets)
                .evaluate(expression, Polarity.ADDED);
    }

    /// What a policy allowed that kept for the hold what owners withdrew: at `then`, and after each
    /// change since; the last is the present.
    ///
    /// @param notBefore what was selected only before it is left out
    public List<CidrSet> inEffectSince(Instant then, Instant notBefore) {
        Instant first = then.isBefore(asOf) ? then : asOf;
        List<Moment> all =
                moments.since(time.before(first, hold)).stream()
                        .filter(moment -> moment.lastsBeyond(notBefore))
                        .toList();
        List<CidrSet> sets = new ArrayList<>();
        SlidingUnion window = new SlidingUnion();
        int entered = 0;
        int left = 0;
        for (Instant change : times(all, first)) {
            for (; entered < all.size() && !all.get(entered).from().isAfter(change); entered++) {
                window.add(at(all.get(entered)));
            }
            Instant held = time.before(change, hold);
            for (; left < entered && !all.get(left).lastsBeyond(held); left++) {
                window.removeOldest();
            }
            if (!window.get().isEmpty()) {
                sets.add(window.get());
            }
        }
        return sets;
    }

    /// When something came, and when something was gone for as long as the hold.
    private List<Instant> times(List<Moment> all, Instant first) {
        TreeSet<Instant> times = new TreeSet<>(List.of(first, asOf));
        for (Moment moment : all) {
            times.add(moment.from());
            if (moment.until().isBefore(asOf)) {
                times.add(release(moment.until()));
            }
        }
        return List.copyOf(times.subSet(first, true, asOf, true));
    }

    private Moment present() {
        return moments.since(asOf).getLast();
    }

    private CidrSet at(Moment moment) {
        return known.computeIfAbsent(moment.key(), key -> evaluate(moment.feeds()));
    }

    private CidrSet evaluate(SortedMap<String, List<Snapshot>> then) {
        return new Evaluator(new RecentSelection(then, recent), sets)
                .evaluate(expression, Polarity.ADDED);
    }
}
