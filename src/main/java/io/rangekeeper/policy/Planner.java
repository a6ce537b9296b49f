package io.rangekeeper.policy;

import io.rangekeeper.feed.Snapshots;
import io.rangekeeper.select.PassedTime;
import io.rangekeeper.select.Resolver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Plans policies: pure, without I/O and without a clock of its own. The command line and the
/// controller call the same one.
public final class Planner {
    private final Resolver resolver;
    private final Settings settings;
    private final Namespaces namespaces;
    private final PassedTime time;

    /// For settings that do not look at the labels of namespaces.
    public Planner(Resolver resolver, Settings settings) {
        this(resolver, settings, Namespaces.UNKNOWN, PassedTime.WHOLE);
    }

    /// @param namespaces how they are labelled now
    public Planner(Resolver resolver, Settings settings, Namespaces namespaces) {
        this(resolver, settings, namespaces, PassedTime.WHOLE);
    }

    /// @param time how much of it has passed for what waits, whatever the clock has shown
    public Planner(Resolver resolver, Settings settings, Namespaces namespaces, PassedTime time) {
        this.resolver = resolver;
        this.settings = settings;
        this.namespaces = namespaces;
        this.time = time;
    }

    /// What is to become of a policy.
    ///
    /// @param now what `applied` notes as the time of the write; what was noted for a later time is
    ///   not believed
    public PolicyPlan plan(NetworkPolicy policy, Snapshots snapshots, Instant now) {
        IntentReader reader = new IntentReader(policy, settings, resolver, namespaces);
        Optional<Intent> intent = reader.read();
        if (intent.isEmpty()) {
            return new PolicyPlan.Invalid(policy, reader.problems());
        }
        if (intent.get().rules().isEmpty()) {
            return new PolicyPlan.Unmanaged(policy);
        }
        return plan(
                policy,
                intent.get(),
                new RulePlanner(resolver, settings, snapshots, now, time),
                now);
    }

    /// The feeds that a policy needs; none when it is invalid.
    public SortedSet<String> feeds(NetworkPolicy policy) {
        SortedSet<String> feeds = new TreeSet<>();
        Optional<Intent> intent = new IntentReader(policy, settings, resolver, namespaces).read();
        for (ManagedRule rule : intent.map(Intent::rules).orElse(List.of())) {
            feeds.addAll(resolver.feeds(rule.expression()));
        }
        return feeds;
    }

    private PolicyPlan plan(NetworkPolicy policy, Intent intent, RulePlanner planner, Instant now) {
        Applied applied = Applied.of(policy);
        List<Situation> situations = new ArrayList<>();
        List<RulePlan.Waiting> waiting = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (ManagedRule rule : intent.rules()) {
            switch (planner.start(policy, intent, rule, applied)) {
                case RulePlanner.Ready(Situation situation) -> {
                    situations.add(situation);
                    problems.addAll(planner.problems(situation));
                }
                case RulePlanner.Waits(Waiting waits, List<Problem> mistakes) -> {
                    waiting.add(waits.plan());
                    problems.addAll(mistakes);
                }
            }
        }
        if (!problems.isEmpty()) {
            return new PolicyPlan.Invalid(policy, problems);
        }
        List<Decision> decisions = decide(intent, situations, waiting);
        List<RulePlan> plans = new ArrayList<>(waiting);
        decisions.forEach(decision -> plans.add(planner.plan(decision)));
        return new PlanAssembly(policy, intent, applied, now).assemble(plans, decisions);
    }

    /// Every rule that does not wait for a feed, by itself and then against the budget of all.
    private List<Decision> decide(
            Intent intent, List<Situation> situations, List<RulePlan.Waiting> waiting) {
        List<Decision> decisions = situations.stream().map(Steps::decide).toList();
        int undecided = waiting.stream().mapToInt(plan -> plan.effective().size()).sum();
        return new Budget(intent.maxCidrs(), settings).keep(decisions, undecided);
    }
}
