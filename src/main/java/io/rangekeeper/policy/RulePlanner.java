package io.rangekeeper.policy;

import io.rangekeeper.cidr.Cidr;
import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Breadth;
import io.rangekeeper.feed.DocumentKey;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Finding;
import io.rangekeeper.select.PassedTime;
import io.rangekeeper.select.Resolution;
import io.rangekeeper.select.Resolver;
import io.rangekeeper.select.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/// Plans the managed rules of one policy with given snapshots.
final class RulePlanner {
    private final Resolver resolver;
    private final Settings settings;
    private final Snapshots snapshots;
    private final Instant now;
    private final PassedTime time;

    /// What can be said of a rule before anything is decided.
    sealed interface Start {}

    /// Its documents are known.
    record Ready(Situation situation) implements Start {}

    /// Some are not; that is decided already.
    record Waits(Waiting waiting, List<Problem> problems) implements Start {}

    RulePlanner(
            Resolver resolver,
            Settings settings,
            Snapshots snapshots,
            Instant now,
            PassedTime time) {
        this.resolver = resolver;
        this.settings = settings;
        this.snapshots = snapshots;
        this.now = now;
        this.time = time;
    }

    Start start(NetworkPolicy policy, Intent intent, ManagedRule managed, Applied applied) {
        Expression expression = managed.expression();
        Live live = Live.of(managed.rule());
        Basis basis = Basis.of(applied.entry(managed), live, snapshots, now);
        CidrSet except = Situation.except(policy, intent, live, settings);
        if (basis instanceof Basis.Behind(var entry, SortedSet<DocumentKey> documents)) {
            return waits(new Waiting(except, managed, live, documents, true), basis);
        }
        Optional<Timeline> timeline =
                resolver.timeline(expression, snapshots, intent.removalHold(), time);
        if (timeline.isEmpty()) {
            SortedSet<DocumentKey> missing = resolver.missing(expression, snapshots);
            return waits(new Waiting(except, managed, live, missing, false), basis);
        }
        return new Ready(
                new Situation(
                        policy,
                        intent,
                        managed,
                        timeline.get(),
                        before(expression, basis),
                        live,
                        basis,
                        resolver.setsHash(expression),
                        settings));
    }

    /// The user's mistakes that only show beside the feeds. What an owner did to an expression that
    /// worked is none.
    List<Problem> problems(Situation situation) {
        ManagedRule managed = situation.managed();
        List<Problem> problems = new ArrayList<>();
        if (situation.isNews()) {
            for (Finding finding : resolver.check(managed.expression(), snapshots)) {
                problems.add(Problem.of(managed.annotation(), finding));
            }
        }
        problems.addAll(unreadable(managed, situation.live(), situation.basis()));
        return problems;
    }

    private static Waits waits(Waiting waiting, Basis basis) {
        return new Waits(waiting, unreadable(waiting.managed(), waiting.live(), basis));
    }

    /// Blocks of a rule that was never ours, and that nobody can read.
    private static List<Problem> unreadable(ManagedRule managed, Live live, Basis basis) {
        if (!basis.isOfUnknownOrigin()) {
            return List.of();
        }
        String place = RuleFinder.describe(managed.rule());
        return live.unreadable().stream().map(text -> new Problem(place, text)).toList();
    }

    RulePlan.Decided plan(Decision decision) {
        Situation situation = decision.situation();
        CidrSet live = situation.live().addresses();
        boolean due = decision.isDue();
        Layout layout = decision.layout();
        CidrSet after = due ? layout.allows() : live;
        return new RulePlan.Decided(
                situation.managed(),
                resolved(situation),
                live,
                after,
                due ? layout.blocks() : List.of(),
                Attribution.deltas(situation, after),
                decision.pending(),
                decision.held(),
                decision.approved(),
                warnings(situation, after),
                wake(decision));
    }

    /// When what waits for time alone has waited long enough.
    private static Optional<Instant> wake(Decision decision) {
        return Stream.concat(
                        decision.pending().stream().map(Pending::until),
                        decision.situation().timeline().nextRelease().stream())
                .min(Comparator.naturalOrder());
    }

    /// With what leaves a subtracted selection still subtracted for a while.
    private Resolution.Resolved resolved(Situation situation) {
        return switch (resolver.resolve(situation.managed().expression(), snapshots)) {
            case Resolution.Resolved resolved -> resolved.with(situation.timeline().selected());
            case Resolution.Waiting _ -> throw new IllegalStateException("it was read");
        };
    }

    private Optional<CidrSet> before(Expression expression, Basis basis) {
        return basis.writtenFrom()
                .flatMap(before ->
                        switch (resolver.resolve(expression, before)) {
                            case Resolution.Waiting _ -> Optional.empty();
                            case Resolution.Resolved resolved -> Optional.of(resolved.selected());
                        });
    }

    /// What its author should know: what owners retired from an expression that worked, and what is
    /// broader than any owner has reason to publish.
    private List<String> warnings(Situation situation, CidrSet after) {
        List<String> warnings = new ArrayList<>();
        if (!situation.isNews()) {
            resolver.check(situation.managed().expression(), snapshots).stream()
                    .map(Finding::message)
                    .forEach(warnings::add);
        }
        List<Cidr> broad = after.stream().filter(Breadth::isTooBroad).toList();
        if (!broad.isEmpty()) {
            warnings.add(
                    "THE RULE IS OPEN TO "
                            + Words.list(broad)
                            + ", broader than "
                            + Breadth.words()
                            + ", the broadest networks that owners have");
        }
        return warnings;
    }
}
