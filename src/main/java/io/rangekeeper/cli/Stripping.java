package io.rangekeeper.cli;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.WriteResult;
import java.util.Optional;

/// Takes our names off policies, also of one that somebody else edits at the same time: what it
/// allows stays theirs.
record Stripping(PolicyStore store) {
    private static final int ATTEMPTS = 5;

    /// Why it was not done; empty when the policy does not carry our label any more, whoever took
    /// it off.
    Optional<String> strip(NetworkPolicy policy) {
        Optional<NetworkPolicy> now = Optional.of(policy);
        String conflict = "";
        for (int attempt = 0; attempt < ATTEMPTS && now.isPresent(); attempt++) {
            switch (store.strip(now.get())) {
                case WriteResult.Written _ -> {
                    return Optional.empty();
                }
                case WriteResult.Rejected(String detail) -> {
                    return Optional.of(detail);
                }
                case WriteResult.Failed(String detail) -> {
                    return Optional.of(detail);
                }
                case WriteResult.Conflict(String detail) -> conflict = detail;
            }
            now = store.reread(policy);
        }
        return now.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "changed by somebody else " + ATTEMPTS + " times in a row: " + conflict);
    }
}
