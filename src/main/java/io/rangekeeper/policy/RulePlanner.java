package io.rangekeeper.policy;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.select.Expression;
import io.rangekeeper.select.Finding;
import io.rangekeeper.select.Resolution;
import io.rangekeeper.select.Resolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plans one managed rule with given snapshots.
final class RulePlanner {
    private final NetworkPolicy policy;
    private final Resolver resolver;
    private final Snapshots snapshots;

    RulePlanner(NetworkPolicy policy, Resolver resolver, Snapshots snapshots) {
        this.policy = policy;
        this.resolver = resolver;
        this.snapshots = snapshots;
    }

    Situation situation(Intent intent, ManagedRule managed, Applied applied) {
        Live live = Live.of(managed.rule());
        Basis basis = Basis.of(applied.entry(managed), live, snapshots);
        return new Situation(
                managed,
                resolver.resolve(managed.expression(), snapshots),
                before(managed.expression(), basis),
                live,
                basis,
                intent.except(),
                intent.adopt());
    }

    /// The user's mistakes that only show beside the feeds. What an owner did to an expression that
    /// worked is none.
    List<Problem> problems(Situation situation) {
        ManagedRule managed = situation.managed();
        List<Problem> problems = new ArrayList<>();
        if (situation.isNews() && !situation.isWaiting()) {
            for (Finding finding : resolver.check(managed.expression(), snapshots)) {
                problems.add(Problem.of(managed.annotation(), finding));
            }
        }
        if (situation.basis() instanceof Basis.First) {
            for (String unreadable : situation.live().unreadable()) {
                problems.add(new Problem(RuleFinder.describe(managed.rule()), unreadable));
            }
        }
        return problems;
    }

    RulePlan.Decided plan(Decision decision) {
        Situation situation = decision.situation();
        CidrSet live = situation.live().addresses();
        boolean due = decision.isDue();
        Layout layout = decision.layout();
        CidrSet after = due ? layout.allows() : live;
        return new RulePlan.Decided(
                situation.managed(),
                decision.resolved(),
                live,
                after,
                due ? layout.blocks() : List.of(),
                Attribution.deltas(situation, after),
                decision.held().stream().map(held -> named(held, situation)).toList(),
                warnings(situation));
    }

    private Held named(Held held, Situation situation) {
        return switch (held.reason()) {
            case EMPTY, OVER_BUDGET, TOO_BROAD -> held;
            case ADOPTION -> {
                HeldId id =
                        HeldId.of(
                                policy,
                                situation.managed().key(),
                                Optional.empty(),
                                held.added(),
                                held.removed(),
                                0);
                yield new Held(
                        held.reason(),
                        held.added(),
                        held.removed(),
                        held.message(),
                        Optional.of(id));
            }
        };
    }

    private Optional<CidrSet> before(Expression expression, Basis basis) {
        if (!(basis instanceof Basis.Known known)) {
            return Optional.empty();
        }
        return switch (resolver.resolve(expression, known.before())) {
            case Resolution.Waiting waiting -> Optional.empty();
            case Resolution.Resolved resolved -> Optional.of(resolved.selected());
        };
    }

    /// What its owners retired from an expression that worked.
    private List<String> warnings(Situation situation) {
        if (situation.isNews()) {
            return List.of();
        }
        return resolver.check(situation.managed().expression(), snapshots).stream()
                .map(Finding::message)
                .toList();
    }
}
