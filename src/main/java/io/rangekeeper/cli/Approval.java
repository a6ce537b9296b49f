package io.rangekeeper.cli;

import io.rangekeeper.policy.Annotations;
import io.rangekeeper.policy.Approvals;
import io.rangekeeper.policy.HeldId;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.WriteResult;
import java.util.List;

/// Writes ids into the annotation of a policy. An id names one change by its content, so it may
/// also be added to a policy that somebody else edits at the same time.
record Approval(PolicyStore store) {
    private static final int ATTEMPTS = 5;

    /// @throws CommandException when it could not be written
    void write(NetworkPolicy policy, List<HeldId> ids) {
        NetworkPolicy now = policy;
        String conflict = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String value = Approvals.of(now).with(ids).text();
            switch (store.annotate(now, Annotations.APPROVE, value)) {
                case WriteResult.Written _ -> {
                    return;
                }
                case WriteResult.Rejected(String detail) -> throw failed(policy, detail);
                case WriteResult.Failed(String detail) -> throw failed(policy, detail);
                case WriteResult.Conflict(String detail) -> conflict = detail;
            }
            now =
                    store.reread(now)
                            .orElseThrow(() ->
                                    failed(
                                            policy,
                                            "it was deleted, made anew, or lost its label"
                                                    + " meanwhile"));
        }
        throw failed(
                policy, "changed by somebody else " + ATTEMPTS + " times in a row: " + conflict);
    }

    private static CommandException failed(NetworkPolicy policy, String detail) {
        return CommandException.failure(
                "the approval was not written to " + policy.qualifiedName() + ": " + detail);
    }
}
