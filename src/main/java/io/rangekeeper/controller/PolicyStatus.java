package io.rangekeeper.controller;

import io.rangekeeper.policy.PolicyPlan;
import io.rangekeeper.policy.Room;
import io.rangekeeper.policy.State;
import io.rangekeeper.report.PolicySummary;
import io.rangekeeper.report.status.Standing;
import io.rangekeeper.store.PolicyName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How one policy stands, as it was last planned: in numbers, as a plan holds all addresses and
/// there are thousands of policies.
///
/// @param due from when on a document matters that says the same as before: something waits to be
///   read, or a removal is due then
/// @param drift by how much it differs from what it is to allow
/// @param room how much of its budget it takes; empty for one that is not planned
/// @param concerns why it needs somebody
/// @param summary all else that is shown of it
public record PolicyStatus(
        PolicyName policy,
        Standing standing,
        Optional<Instant> due,
        Drift drift,
        Optional<Room> room,
        List<Concern> concerns,
        PolicySummary summary) {
    public PolicyStatus {
        concerns = List.copyOf(concerns);
    }

    /// @param planned when the plan was made
    /// @param contender the other field manager, where somebody edits back what is written again
    ///   and again
    /// @param trouble why the last write did not succeed; empty where it did, or there was none
    static PolicyStatus of(
            PolicyPlan plan,
            Instant planned,
            Optional<String> contender,
            Optional<String> trouble) {
        Standing standing = Standing.of(plan.state(), contender.isPresent());
        return new PolicyStatus(
                PolicyName.of(plan.policy()),
                standing,
                plan.state() == State.WAITING ? Optional.of(Instant.MIN) : plan.wake(),
                Drift.of(plan),
                plan instanceof PolicyPlan.Planned decided
                        ? Optional.of(decided.room())
                        : Optional.empty(),
                Concern.of(plan, contender.isPresent(), trouble.isPresent()),
                PolicySummary.of(
                        plan, standing.label(), planned, contender.orElse(""), trouble.orElse("")));
    }

    /// Whether a document that says the same changes something.
    boolean isDue(Instant now) {
        return due.filter(time -> !time.isAfter(now)).isPresent();
    }
}
