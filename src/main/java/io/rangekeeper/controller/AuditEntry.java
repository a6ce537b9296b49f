package io.rangekeeper.controller;

import io.rangekeeper.cidr.CidrSet;
import io.rangekeeper.feed.Snapshot;
import io.rangekeeper.policy.Approver;
import io.rangekeeper.policy.RulePlan;
import io.rangekeeper.store.PolicyName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One decision that changed a policy or refused to change it. All texts are as they were read.
///
/// @param time when it was decided
/// @param rule which rule; empty for what concerns the whole policy
/// @param reason whose change it is, or why it is not made: a word out of few
/// @param message for a person; empty where the reason says it all
/// @param id by which a held change is approved; empty where there is none
/// @param until before which what waits is not closed
/// @param added addresses that are, or would be, opened
/// @param removed addresses that are, or would be, closed
/// @param approver who wrote the approvals, for what was approved
public record AuditEntry(
        Instant time,
        PolicyName policy,
        Optional<Rule> rule,
        What what,
        String reason,
        String message,
        String id,
        Optional<Instant> until,
        CidrSet added,
        CidrSet removed,
        Optional<Approver> approver) {

    /// What became of the change.
    public enum What {
        /// It stands.
        WRITTEN,
        /// A person let it through, and it stands.
        APPROVED,
        /// It waits for a person.
        HELD,
        /// It waits for a while.
        PENDING,
        /// It is only reported, by mode.
        OBSERVED,
        /// Nothing can be said before documents are read.
        WAITING,
        /// The policy's author made mistakes, so that nothing is touched.
        INVALID,
        /// The API server refused it for good.
        REJECTED,
        /// It is not known to stand: the write failed, or its answer was lost.
        FAILED
    }

    /// The rule that it concerns.
    ///
    /// @param place in the object: `spec.egress[1]`
    /// @param key whatever the place: `egress.tcp-443`
    /// @param before what its ipBlocks allow before
    /// @param after what they allow once the plan is carried out
    /// @param from the snapshots that it was decided from
    public record Rule(
            String place,
            String key,
            String expression,
            CidrSet before,
            CidrSet after,
            List<Snapshot> from) {
        static Rule of(RulePlan plan) {
            var managed = plan.managed();
            var rule = managed.rule();
            CidrSet live =
                    switch (plan) {
                        case RulePlan.Decided decided -> decided.live();
                        case RulePlan.Waiting waiting -> waiting.live();
                    };
            List<Snapshot> from =
                    switch (plan) {
                        case RulePlan.Decided decided -> decided.resolution().from();
                        case RulePlan.Waiting _ -> List.of();
                    };
            return new Rule(
                    "spec.%s[%d]".formatted(rule.direction().label(), rule.index()),
                    managed.key(),
                    managed.expression().print(),
                    live,
                    plan.effective(),
                    from);
        }
    }

    /// What tells two decisions apart: not when they are told, nor what happened beside them.
    public record Key(
            String rule,
            What what,
            String reason,
            String id,
            String message,
            CidrSet added,
            CidrSet removed) {}

    Key key() {
        // What is held is told in numbers that change with its surroundings.
        String told = what == What.HELD ? "" : message;
        return new Key(rule.map(Rule::key).orElse(""), what, reason, id, told, added, removed);
    }
}
