package io.rangekeeper.controller;

import io.rangekeeper.controller.PolicyQueue.Next;
import io.rangekeeper.policy.Cause;
import io.rangekeeper.policy.Delta;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.policy.PolicyChange;
import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.RulePlan;
import io.rangekeeper.store.Leadership;
import io.rangekeeper.store.PolicyName;
import io.rangekeeper.store.PolicyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks at one policy: plans it, notes how it stands, and carries the plan out where this replica
/// leads.
///
///     seen -> plan -> board ----------------------------> (a follower stops here)
///                       `-> refused before? contended? -> write -> told, and on the board
final class PolicyWorker {
    /// After this, what we wrote ourselves should have come back.
    private static final Duration ECHO = Duration.ofSeconds(1);

    /// After this, what we wrote is not waited for any more.
    private static final Duration UNSEEN = Duration.ofMinutes(1);

    private static final Duration REFUSED = Duration.ofMinutes(1);

    /// Who does not lead looks again whether whoever leads has written what was due: this one may
    /// be the leader by then, and was not for a moment only.
    private static final Duration FOLLOWED = Duration.ofSeconds(30);

    /// What a worker works with.
    ///
    /// @param seen a policy as it is, as far as is known
    /// @param store must write only while this replica leads
    /// @param feeds which ones a policy needs
    /// @param planner plans it with the configuration and the snapshots of this moment
    /// @param needed is told when other feeds are needed than before
    /// @param tried whether a feed was fetched, or that was tried
    record Parts(
            Function<PolicyName, Optional<NetworkPolicy>> seen,
            PolicyStore store,
            Leadership leadership,
            Function<NetworkPolicy, Set<String>> feeds,
            Function<NetworkPolicy, PolicyPlan> planner,
            Needs needs,
            Runnable needed,
            Predicate<String> tried,
            Board board,
            Witness witness,
            InstantSource clock) {}

    private final Parts parts;
    private final Contention contention = new Contention();
    private final Rejections rejections = new Rejections();

    /// The versions that we have replaced: who sees one still has not seen ours. Not for ever: what
    /// we wrote may have been taken back.
    private final Map<PolicyName, Replaced> replaced = new ConcurrentHashMap<>();

    private record Replaced(String version, Instant time) {
        boolean isStill(NetworkPolicy seen, Instant now) {
            return version.equals(seen.resourceVersion())
                    && Duration.between(time, now).abs().compareTo(UNSEEN) < 0;
        }
    }

    private final Unanswered unanswered = new Unanswered();

    /// What was told of each policy since this replica leads.
    private final Map<PolicyName, Told> told = new ConcurrentHashMap<>();

    PolicyWorker(Parts parts) {
        this.parts = parts;
    }

    /// Tells everything anew: whoever led before may not have come to it.
    void leads() {
        told.clear();
    }

    Next work(PolicyName name) {
        Optional<NetworkPolicy> seen = parts.seen().apply(name);
        if (seen.isEmpty()) {
            forget(name);
            return new PolicyQueue.Done();
        }
        NetworkPolicy policy = seen.get();
        Replaced ours = replaced.get(name);
        if (ours != null && ours.isStill(policy, now())) {
            return new PolicyQueue.After(ECHO);
        }
        replaced.remove(name);
        if (parts.needs().put(name, parts.feeds().apply(policy))) {
            parts.needed().run();
        }
        // Before it is planned: a fetch that ends meanwhile has the policy looked at once more.
        Set<String> untried = untried(policy);
        PolicyPlan plan = parts.planner().apply(policy);
        if (!parts.leadership().isLeader()) {
            note(name, plan, Optional.empty());
            return plan.change().isPresent()
                    ? new PolicyQueue.After(FOLLOWED)
                    : new PolicyQueue.Done();
        }
        unanswered
                .arrived(name, policy)
                .ifPresent(written -> tell(name, new Outcome.Written(written), untried));
        return carryOut(name, plan, untried);
    }

    private Next carryOut(PolicyName name, PolicyPlan plan, Set<String> untried) {
        Instant now = parts.clock().instant();
        Optional<PolicyChange> change = plan.change();
        if (change.isEmpty()) {
            rejections.forget(name);
            tell(name, new Outcome.Unchanged(plan), untried);
            note(name, plan, Optional.empty());
            return new PolicyQueue.Done();
        }
        Optional<String> refusal = rejections.refusal(name, change.get(), now);
        if (refusal.isPresent()) {
            tellStanding(name, plan, untried);
            note(name, plan, refusal);
            return new PolicyQueue.After(REFUSED);
        }
        Duration wait = contention.wait(name, closes(plan), now);
        if (!wait.isZero()) {
            tellStanding(name, plan, untried);
            note(name, plan, Optional.empty());
            return new PolicyQueue.After(wait);
        }
        return write(name, plan, untried);
    }

    private Next write(PolicyName name, PolicyPlan first, Set<String> untried) {
        GitOpsOwner.beforeFirstWrite(first.policy())
                .ifPresent(owner -> parts.witness().owned(first, owner));
        Outcome outcome = new Reconciler(parts.store(), parts.planner()).reconcile(first);
        tell(name, outcome, untried);
        return switch (outcome) {
            case Outcome.Written(PolicyPlan plan) -> {
                written(name, plan);
                yield new PolicyQueue.Done();
            }
            case Outcome.Unchanged(PolicyPlan plan) -> {
                note(name, plan, Optional.empty());
                yield new PolicyQueue.Done();
            }
            case Outcome.Gone(PolicyPlan plan) -> {
                forget(name);
                // Perhaps another one stands in its place, and was seen already.
                yield new PolicyQueue.After(ECHO);
            }
            case Outcome.Rejected(PolicyPlan plan, String detail) -> {
                note(name, plan, Optional.of(detail));
                yield new PolicyQueue.After(
                        plan.change()
                                .map(change -> rejections.add(name, change, detail, now()))
                                .orElse(REFUSED));
            }
            case Outcome.Failed(PolicyPlan plan, String detail) -> {
                unanswered.add(name, plan);
                note(name, plan, Optional.of(detail));
                yield new PolicyQueue.Again();
            }
        };
    }

    private void written(PolicyName name, PolicyPlan plan) {
        replaced.put(name, new Replaced(plan.policy().resourceVersion(), now()));
        rejections.forget(name);
        if (corrects(plan)) {
            boolean before = contention.isContended(name, now());
            contention.corrected(name, now());
            if (!before && contention.isContended(name, now())) {
                parts.witness().contended(plan, contender(plan));
            }
        }
        note(name, plan, Optional.empty());
    }

    private void note(PolicyName name, PolicyPlan plan, Optional<String> trouble) {
        Instant now = now();
        Optional<String> contender =
                contention.isContended(name, now) ? Optional.of(contender(plan)) : Optional.empty();
        parts.board().put(PolicyStatus.of(plan, now, contender, trouble));
    }

    private void tell(PolicyName name, Outcome outcome, Set<String> untried) {
        Told before = told.getOrDefault(name, Told.NOTHING);
        List<AuditEntry> standing = AuditTrail.standing(outcome, now());
        Set<AuditEntry.Key> early = early(outcome.plan(), standing, untried);
        told.put(name, Told.of(standing).without(early));
        parts.witness().settled(before.with(early), outcome);
    }

    /// What is held or waits beside a change that is not tried at the moment.
    private void tellStanding(PolicyName name, PolicyPlan plan, Set<String> untried) {
        Outcome unchanged = new Outcome.Unchanged(plan);
        Told before = told.getOrDefault(name, Told.NOTHING);
        List<AuditEntry> standing = AuditTrail.standing(unchanged, now());
        Set<AuditEntry.Key> early = early(plan, standing, untried);
        told.put(name, Told.of(standing).withAttemptsOf(before).without(early));
        parts.witness().settled(before.with(early), unchanged);
    }

    /// What is no news yet: that a rule waits for feeds of which the first fetch is under way.
    private Set<AuditEntry.Key> early(
            PolicyPlan plan, List<AuditEntry> standing, Set<String> untried) {
        if (!(plan instanceof PolicyPlan.Planned planned)) {
            return Set.of();
        }
        Set<String> rules =
                planned.rules().stream()
                        .filter(rule ->
                                rule instanceof RulePlan.Waiting waiting && waits(waiting, untried))
                        .map(rule -> rule.managed().key())
                        .collect(Collectors.toSet());
        return standing.stream()
                .map(AuditEntry::key)
                .filter(key -> key.what() == AuditEntry.What.WAITING && rules.contains(key.rule()))
                .collect(Collectors.toSet());
    }

    private static boolean waits(RulePlan.Waiting waiting, Set<String> untried) {
        return waiting.missing().stream().anyMatch(key -> untried.contains(key.feed()));
    }

    /// The feeds that it needs of which the first fetch is under way.
    private Set<String> untried(NetworkPolicy policy) {
        return parts.feeds().apply(policy).stream()
                .filter(parts.tried().negate())
                .collect(Collectors.toUnmodifiableSet());
    }

    private void forget(PolicyName name) {
        parts.board().remove(name);
        contention.forget(name);
        rejections.forget(name);
        replaced.remove(name);
        unanswered.forget(name);
        told.remove(name);
        if (parts.needs().remove(name)) {
            parts.needed().run();
        }
    }

    /// Whoever writes the object beside us.
    private static String contender(PolicyPlan plan) {
        return plan.policy().managers().stream()
                .filter(manager -> !manager.startsWith("rangekeeper"))
                .sorted()
                .reduce((one, other) -> one + ", " + other)
                .orElse("somebody unknown");
    }

    private static boolean corrects(PolicyPlan plan) {
        return deltas(plan).anyMatch(delta -> delta.cause() == Cause.DRIFT);
    }

    private static boolean closes(PolicyPlan plan) {
        return deltas(plan).anyMatch(delta -> !delta.removed().isEmpty());
    }

    private static Stream<Delta> deltas(PolicyPlan plan) {
        return plan instanceof PolicyPlan.Planned planned
                ? planned.rules().stream()
                        .filter(RulePlan.Decided.class::isInstance)
                        .flatMap(rule -> ((RulePlan.Decided) rule).deltas().stream())
                : Stream.empty();
    }

    private Instant now() {
        return parts.clock().instant();
    }
}
