package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.WriteResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PatchOutcomeTest {
    /// @param detail a part of the message
    record Case(
            String name,
            int code,
            String message,
            Class<? extends WriteResult> result,
            String detail) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Case> answers() {
        Class<? extends WriteResult> conflict = WriteResult.Conflict.class;
        Class<? extends WriteResult> rejected = WriteResult.Rejected.class;
        Class<? extends WriteResult> failed = WriteResult.Failed.class;
        return List.of(
                new Case("a stale version", 409, "has been modified", conflict, "modified"),
                new Case("an object that is gone", 404, "not found", conflict, "not found"),
                new Case("validation", 422, "is invalid", rejected, "is invalid"),
                new Case(
                        "a webhook that denies",
                        403,
                        "admission webhook \"a.b\" denied the request: no",
                        rejected,
                        "denied the request: no"),
                new Case(
                        "an admission policy that denies",
                        403,
                        "\"stripe\" is forbidden: ValidatingAdmissionPolicy 'p' denied",
                        rejected,
                        "ValidatingAdmissionPolicy"),
                new Case(
                        "a webhook that answers 400",
                        400,
                        "admission webhook \"a.b\" denied the request",
                        rejected,
                        "denied"),
                new Case(
                        "a missing permission",
                        403,
                        "\"stripe\" is forbidden: User \"u\" cannot patch resource",
                        failed,
                        "allow get, list, watch and patch"),
                new Case("old credentials", 401, "Unauthorized", failed, "log in again"),
                new Case("a body over the limit", 413, "", rejected, "narrow the expression"),
                new Case(
                        "an object over etcd's limit",
                        500,
                        "etcdserver: request is too large",
                        rejected,
                        "narrow the expression"),
                new Case("an overloaded server", 429, "too many", failed, "too many"),
                new Case(
                        "a webhook that is down",
                        500,
                        "failed calling webhook \"a.b\"",
                        failed,
                        "failed calling webhook"),
                new Case("a proxy without a server", 502, "", failed, "HTTP status 502"),
                new Case("a portal", 200, "", failed, "not the policy"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void eachAnswerHasItsMeaning(Case answer) {
        JsonNode body = JsonNodeFactory.instance.objectNode().put("message", answer.message());

        WriteResult result = PatchOutcome.of(new Answer(answer.code(), body), policy("u1"));

        assertThat(result).isInstanceOf(answer.result());
        assertThat(result.toString()).contains(answer.detail());
    }

    @Test
    void thePatchedPolicyMeansWritten() {
        JsonNode after = object("u1");
        after.withObject("/metadata").put("resourceVersion", "another");

        assertThat(PatchOutcome.ofChange(new Answer(200, after), policy("u1")))
                .isEqualTo(new WriteResult.Written());
    }

    @Test
    void theStateOfBeforeDoesNotMeanWritten() {
        assertThat(PatchOutcome.ofChange(new Answer(200, object("u1")), policy("u1")))
                .isInstanceOf(WriteResult.Rejected.class)
                .asString()
                .contains("webhook");
    }

    @Test
    void anotherObjectDoesNotMeanWritten() {
        assertThat(PatchOutcome.of(new Answer(200, object("u2")), policy("u1")))
                .isInstanceOf(WriteResult.Failed.class);
    }

    private static NetworkPolicy policy(String uid) {
        return Policies.read(object(uid));
    }

    private static JsonNode object(String uid) {
        var object = Policies.managed("payments", "stripe");
        object.withObject("/metadata").put("uid", uid);
        return object;
    }
}
