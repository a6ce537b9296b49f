package io.rangekeeper.controller;

import io.rangekeeper.policy.PolicyPlan;

/// What became of a plan.
public sealed interface Outcome {
    /// The plan that was carried out last: after a conflict it is not the first one.
    PolicyPlan plan();

    /// Nothing was to be written.
    record Unchanged(PolicyPlan plan) implements Outcome {}

    /// The change stands.
    record Written(PolicyPlan plan) implements Outcome {}

    /// The policy was deleted, or lost its label, in the meantime.
    record Gone(PolicyPlan plan) implements Outcome {}

    /// Refused for good.
    record Rejected(PolicyPlan plan, String detail) implements Outcome {}

    /// Not written; another attempt may succeed.
    record Failed(PolicyPlan plan, String detail) implements Outcome {}
}
