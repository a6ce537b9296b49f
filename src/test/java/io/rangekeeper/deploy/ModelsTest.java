package io.rangekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// Every object has only the fields that the Kubernetes client's models know. The server that tests
/// have may be too old to say so of all of them.
@EnabledIf(
        value = "io.rangekeeper.deploy.Kustomize#rendersComponents",
        disabledReason = "there is no kubectl that renders components")
class ModelsTest {
    @TempDir private Path scratch;

    @Test
    void everyObjectOfKubernetesItselfFitsItsModel() {
        Rendered whole = Kustomize.folder("overlays/example");
        for (Rendered installation :
                List.of(
                        whole,
                        Kustomize.folder("base"),
                        Kustomize.folder("overlays/namespaced"),
                        Kustomize.baseWith(scratch, "observe"))) {
            for (JsonNode object : installation.objects()) {
                if (!object.path("apiVersion").asText().startsWith("monitoring.coreos.com/")) {
                    assertThatCode(() -> fits(object))
                            .as(Rendered.name(object))
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void aFieldThatIsMisspeltDoesNotFit() {
        ObjectNode budget = Kustomize.folder("base").only("PodDisruptionBudget").deepCopy();
        ((ObjectNode) budget.path("spec")).put("minavailable", 1);

        assertThatThrownBy(() -> fits(budget))
                .rootCause()
                .hasMessageContaining("`minavailable`")
                .hasMessageContaining("is not defined");
    }

    private static void fits(JsonNode object)
            throws ReflectiveOperationException, InvocationTargetException {
        Class.forName("io.kubernetes.client.openapi.models.V1" + object.path("kind").asText())
                .getMethod("validateJsonElement", JsonElement.class)
                .invoke(null, JsonParser.parseString(object.toString()));
    }
}
