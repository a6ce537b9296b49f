package io.rangekeeper.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.NetworkPolicy;
import io.rangekeeper.store.PolicyStore.Unreadable;
import org.junit.jupiter.api.Test;

/// A packed policy is the same policy.
class PackedPolicyTest {
    private static final String OBJECT =
            """
            {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
             "metadata": {
               "namespace": "shop", "name": "pay", "uid": "u1", "resourceVersion": "7",
               "labels": {"rangekeeper.io/managed": "true"},
               "annotations": {"rangekeeper.io/egress": "aws", "rangekeeper.io/approve": "x", "note": "\\u202e"},
               "managedFields": [
                 {"manager": "argocd-controller", "operation": "Apply",
                  "fieldsV1": {"f:spec": {"f:egress": {}}, "f:metadata": {"f:labels": {"f:a": {}}}}},
                 {"manager": "kubectl-label", "fieldsV1": {"f:metadata": {"f:labels": {}}}},
                 {"manager": "rangekeeper-approve", "time": "2026-01-01T00:00:00Z",
                  "fieldsV1": {"f:metadata": {"f:annotations": {"f:rangekeeper.io/approve": {}}}}},
                 {"manager": "nobody"}]},
             "spec": {"podSelector": {"matchLabels": {"app": "pay"}}, "policyTypes": ["Egress"],
               "egress": [
                 {"to": [{"podSelector": {}}]},
                 {"ports": [{"port": 443, "protocol": "TCP"}],
                  "to": [{"ipBlock": {"cidr": "10.0.0.0/8", "except": ["10.1.0.0/16"]}}]}]}}
            """;

    @Test
    void nothingThatIsReadIsLost() throws JsonProcessingException {
        NetworkPolicy plain = read(PolicyReading.of(object()));

        NetworkPolicy packed = read(PackedPolicy.of(object()).read());

        assertThat(packed)
                .usingRecursiveComparison()
                .ignoringFields("annotations", "labels")
                .isEqualTo(plain);
        assertThat(packed.labels()).isEqualTo(plain.labels());
        assertThat(packed.annotations())
                .containsOnlyKeys("rangekeeper.io/egress", "rangekeeper.io/approve")
                .containsEntry("rangekeeper.io/egress", "aws");
        assertThat(plain.managers()).containsExactly("argocd-controller");
        assertThat(plain.approver().orElseThrow().manager()).isEqualTo("rangekeeper-approve");
    }

    @Test
    void whatIsNoPolicySaysWhy() throws JsonProcessingException {
        JsonNode broken =
                new ObjectMapper().readTree(OBJECT.replace("\"egress\": [", "\"egress\": [7, "));
        PackedPolicy packed = PackedPolicy.of(broken);

        Unreadable why = packed.unreadable().orElseThrow();
        assertThat(why.place()).isEqualTo("NetworkPolicy shop/pay");
        assertThat(packed.read()).isEqualTo(new PolicyReading.Failed(why));
        assertThat(PackedPolicy.of(object()).unreadable()).isEmpty();
    }

    @Test
    void nobodyFillsTheMemoryWithAnnotations() throws JsonProcessingException {
        ObjectNode object = (ObjectNode) object();
        object.withObject("/metadata/annotations").put("note", "x".repeat(200_000));
        assertThat(PackedPolicy.of(object).unreadable()).isEmpty();

        object.withObject("/metadata/annotations").put("rangekeeper.io/egress", "x".repeat(70_000));
        assertThat(PackedPolicy.of(object).unreadable().orElseThrow().problem())
                .startsWith("metadata.annotations: ")
                .contains("at most 65536");
    }

    @Test
    void whatGitOpsToolsNoteIsKnownStill() throws JsonProcessingException {
        ObjectNode object = (ObjectNode) object();
        object.withObject("/metadata/labels").put("helm.toolkit.fluxcd.io/name", "shop");

        assertThat(read(PackedPolicy.of(object).read()).labels())
                .containsKey("helm.toolkit.fluxcd.io/name");
    }

    private static NetworkPolicy read(PolicyReading reading) {
        return ((PolicyReading.Read) reading).policy();
    }

    private static JsonNode object() throws JsonProcessingException {
        return new ObjectMapper().readTree(OBJECT);
    }
}
