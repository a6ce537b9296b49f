package io.rangekeeper.store.cluster;

import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.WriteResult;

/// What an API server's answer to a patch means.
final class PatchOutcome {
    /// Forbidden by the authorizer, not by admission: both are 403 with the reason `Forbidden`, and
    /// only the authorizer's message reads `... is forbidden: User "name" cannot patch resource`.
    private static final String UNAUTHORIZED = " is forbidden: User \"";

    private PatchOutcome() {}

    static WriteResult of(Answer answer, NetworkPolicy policy) {
        String message = answer.message();
        if (answer.isSuccess()) {
            return written(answer, policy);
        }
        return switch (answer.code()) {
            case 404, 409 -> new WriteResult.Conflict(message);
            case 401 ->
                    new WriteResult.Failed(
                            message + "; the credentials are not accepted: log in again");
            case 403 -> forbidden(message);
            case 413 -> tooLarge(message);
            case 408, 429 -> new WriteResult.Failed(message + "; the API server is busy");
            default -> other(answer, message);
        };
    }

    /// As [#of], for a patch that is no repetition: the state of before must not pass for ours.
    static WriteResult ofChange(Answer answer, NetworkPolicy policy) {
        WriteResult result = of(answer, policy);
        String version = answer.body().path("metadata").path("resourceVersion").asText("");
        return result instanceof WriteResult.Written && version.equals(policy.resourceVersion())
                ? new WriteResult.Rejected(
                        "the API server took the change and nothing has changed: a mutating webhook"
                                + " takes it back")
                : result;
    }

    /// Something between that answers every request with 200 must not pass for the server.
    private static WriteResult written(Answer answer, NetworkPolicy policy) {
        String uid = answer.body().path("metadata").path("uid").asText("");
        if (!uid.isEmpty() && uid.equals(policy.uid())) {
            return new WriteResult.Written();
        }
        return new WriteResult.Failed(
                "the answer is not the policy that was patched; is this address an API server's?");
    }

    private static WriteResult forbidden(String message) {
        if (message.contains(UNAUTHORIZED)) {
            return new WriteResult.Failed(message + "; " + ObjectKind.POLICIES.permissions());
        }
        return new WriteResult.Rejected(message);
    }

    private static WriteResult tooLarge(String message) {
        return new WriteResult.Rejected(
                message
                        + "; the policy has more CIDRs than the cluster stores in one object: narrow"
                        + " the expression or split the policy");
    }

    /// etcd's limit reaches a client as 500; all else below 500 is about the request itself.
    private static WriteResult other(Answer answer, String message) {
        if (message.contains("request is too large")
                || message.contains("message larger than max")) {
            return tooLarge(message);
        }
        return answer.code() >= 400 && answer.code() < 500
                ? new WriteResult.Rejected(message)
                : new WriteResult.Failed(message);
    }
}
