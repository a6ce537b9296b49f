package io.rangekeeper.cli;

import io.rangekeeper.policy.Approvals;
import io.rangekeeper.policy.HeldId;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.report.ApprovalText;
import io.rangekeeper.report.Report;
import io.rangekeeper.report.TextReport;

/// A held change of a policy that can be approved.
///
/// @param policy as it was read
record HeldChange(
        NetworkPolicy policy, HeldId id, Report.Policy shown, Report.Rule rule, Report.Hold hold) {
    /// Whether it stands in the annotation and was not written yet.
    boolean isApproved() {
        return Approvals.of(policy).contains(id);
    }

    /// Whether nothing of the policy is written anyway.
    boolean isObserved() {
        return shown.mode().equals("observe");
    }

    /// `0123...: adoption in spec.egress[0], opens nothing, closes 8 IPv4 addresses`.
    String summary() {
        return id + ": " + hold.reason() + " in " + rule.rule() + ", " + ApprovalText.effect(hold);
    }

    /// All that a person needs to decide.
    String describe(TextReport.Style style) {
        return ApprovalText.render(shown, rule, hold, style);
    }
}
