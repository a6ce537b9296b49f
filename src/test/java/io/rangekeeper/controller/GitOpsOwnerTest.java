package io.rangekeeper.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.policy.NetworkPolicy;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who would set back what is written is known before the first write.
class GitOpsOwnerTest {
    @ParameterizedTest
    @CsvSource({
        "argocd-controller, Argo CD",
        "kustomize-controller, Flux",
        "helm-controller, Flux",
        "kubectl-client-side-apply, ",
        "rangekeeper, "
    })
    void aManagerOfTheSpecIsKnownByItsName(String manager, String owner) {
        NetworkPolicy policy =
                policy(metadata ->
                        metadata.putArray("managedFields")
                                .addObject()
                                .put("manager", manager)
                                .putObject("fieldsV1")
                                .putObject("f:spec"));

        assertThat(GitOpsOwner.beforeFirstWrite(policy)).isEqualTo(Optional.ofNullable(owner));
    }

    @ParameterizedTest
    @CsvSource({
        "annotations, argocd.argoproj.io/tracking-id, Argo CD",
        "labels, kustomize.toolkit.fluxcd.io/name, Flux",
        "labels, helm.toolkit.fluxcd.io/name, Flux",
        "labels, app.kubernetes.io/instance, "
    })
    void aToolIsKnownByWhatItNotes(String where, String key, String owner) {
        NetworkPolicy policy = policy(metadata -> metadata.withObject("/" + where).put(key, "x"));

        assertThat(GitOpsOwner.beforeFirstWrite(policy)).isEqualTo(Optional.ofNullable(owner));
    }

    @ParameterizedTest
    @CsvSource({"argocd-controller", "kustomize-controller"})
    void whoOwnsOnlyLabelsSetsNothingBack(String manager) {
        NetworkPolicy policy =
                policy(metadata ->
                        metadata.putArray("managedFields")
                                .addObject()
                                .put("manager", manager)
                                .putObject("fieldsV1")
                                .putObject("f:metadata"));

        assertThat(GitOpsOwner.beforeFirstWrite(policy)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"argocd.argoproj.io/tracking-id"})
    void whatWasWrittenBeforeNeedsNoWarning(String key) {
        NetworkPolicy policy =
                policy(metadata ->
                        metadata.putObject("annotations")
                                .put(key, "x")
                                .put("rangekeeper.io/applied", "{}"));

        assertThat(GitOpsOwner.beforeFirstWrite(policy)).isEmpty();
    }

    private static NetworkPolicy policy(Consumer<ObjectNode> metadata) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        metadata.accept(object.putObject("metadata").put("namespace", "shop").put("name", "pay"));
        return NetworkPolicy.read(object, "test", "v1");
    }
}
