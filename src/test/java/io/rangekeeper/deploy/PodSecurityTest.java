package io.rangekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules that [BaseTest] holds the pod to, one by one.
class PodSecurityTest {
    /// @param path what is replaced in the pod of the Deployment; its last name is set
    record Case(String path, String value, String violation) {}

    static Stream<Case> loosened() {
        String container = "/containers/0/securityContext/";
        return Stream.of(
                new Case("/hostNetwork", "true", "hostNetwork"),
                new Case("/hostPID", "true", "hostPID"),
                new Case("/volumes/0/hostPath", "{path: /}", "volumes.hostPath"),
                new Case("/securityContext/runAsNonRoot", "false", "runAsNonRoot"),
                new Case("/securityContext/runAsUser", "0", "runAsUser"),
                new Case("/securityContext/sysctls", "[]", "sysctls"),
                new Case("/securityContext/seccompProfile", "{type: Unconfined}", "seccompProfile"),
                new Case(container + "runAsUser", "0", "runAsUser"),
                new Case(container + "privileged", "true", "privileged"),
                new Case(
                        container + "allowPrivilegeEscalation", "true", "allowPrivilegeEscalation"),
                new Case(container + "readOnlyRootFilesystem", "false", "readOnlyRootFilesystem"),
                new Case(container + "capabilities", "{drop: [NET_RAW]}", "capabilities"),
                new Case(container + "procMount", "Unmasked", "procMount"),
                new Case("/containers/0/ports/0/hostPort", "8080", "hostPort"));
    }

    @ParameterizedTest
    @MethodSource("loosened")
    void aPodThatIsLoosenedIsNotRestricted(Case loosened) throws IOException {
        JsonNode pod = pod();
        int name = loosened.path().lastIndexOf('/');
        ((ObjectNode) pod.at(loosened.path().substring(0, name)))
                .set(loosened.path().substring(name + 1), Yaml.read(loosened.value(), "the case"));

        assertThat(PodSecurity.violations(pod))
                .hasSize(1)
                .allMatch(violation -> violation.endsWith(loosened.violation()));
    }

    @Test
    void everyContainerCounts() throws IOException {
        JsonNode pod = pod();
        ((ArrayNode) pod.path("containers")).addObject().put("name", "sidecar");

        assertThat(PodSecurity.violations(pod))
                .containsExactly(
                        "containers.sidecar.allowPrivilegeEscalation",
                        "containers.sidecar.readOnlyRootFilesystem",
                        "containers.sidecar.capabilities");
    }

    private static JsonNode pod() throws IOException {
        return Yaml.read(Files.readString(Path.of("deploy/base/deployment.yaml")), "deployment")
                .at("/spec/template/spec");
    }
}
