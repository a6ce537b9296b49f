package io.rangekeeper.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The level `restricted` of the Pod Security Standards, as far as pods of this repository go, and
/// a root file system that is read-only.
final class PodSecurity {
    private static final List<String> HOST = List.of("hostNetwork", "hostPID", "hostIPC");

    private static final Set<String> VOLUMES =
            Set.of(
                    "configMap",
                    "csi",
                    "downwardAPI",
                    "emptyDir",
                    "ephemeral",
                    "persistentVolumeClaim",
                    "projected",
                    "secret");

    private final List<String> violations = new ArrayList<>();

    private PodSecurity() {}

    /// What a pod's spec does that it must not, as paths; empty for one that is restricted.
    static List<String> violations(JsonNode pod) {
        PodSecurity check = new PodSecurity();
        check.pod(pod);
        for (String list : List.of("initContainers", "containers", "ephemeralContainers")) {
            for (JsonNode container : pod.path(list)) {
                check.container(
                        list + "." + container.path("name").asText() + ".",
                        container,
                        pod.path("securityContext"));
            }
        }
        return List.copyOf(check.violations);
    }

    private void pod(JsonNode pod) {
        for (String field : HOST) {
            require(!pod.path(field).asBoolean(), field);
        }
        for (JsonNode volume : pod.path("volumes")) {
            volume.fieldNames()
                    .forEachRemaining(type ->
                            require(
                                    type.equals("name") || VOLUMES.contains(type),
                                    "volumes." + type));
        }
        JsonNode context = pod.path("securityContext");
        for (String field : List.of("sysctls", "seLinuxOptions", "appArmorProfile")) {
            require(context.path(field).isMissingNode(), field);
        }
    }

    private void container(String path, JsonNode container, JsonNode podContext) {
        JsonNode context = container.path("securityContext");
        JsonNode user = either(context, podContext, "runAsUser");
        require(either(context, podContext, "runAsNonRoot").asBoolean(), path + "runAsNonRoot");
        require(user.isMissingNode() || user.asInt() > 0, path + "runAsUser");
        require(
                either(context, podContext, "seccompProfile")
                        .path("type")
                        .asText()
                        .equals("RuntimeDefault"),
                path + "seccompProfile");
        require(
                !context.path("allowPrivilegeEscalation").asBoolean(true),
                path + "allowPrivilegeEscalation");
        require(
                context.path("readOnlyRootFilesystem").asBoolean(),
                path + "readOnlyRootFilesystem");
        require(
                context.path("capabilities").toString().equals("{\"drop\":[\"ALL\"]}"),
                path + "capabilities");
        for (String field : List.of("privileged", "procMount", "seLinuxOptions")) {
            require(context.path(field).isMissingNode(), path + field);
        }
        for (JsonNode port : container.path("ports")) {
            require(port.path("hostPort").isMissingNode(), path + "hostPort");
        }
    }

    private static JsonNode either(JsonNode container, JsonNode pod, String field) {
        return container.has(field) ? container.path(field) : pod.path(field);
    }

    private void require(boolean kept, String path) {
        if (!kept) {
            violations.add(path);
        }
    }
}
