package io.rangekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.KubeApi;
import io.rangekeeper.testing.TestCluster;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/// An API server takes what `deploy` installs: as far as it knows the kinds, and with definitions
/// made for this test in the place of Prometheus' operator's own.
@ExtendWith(ClusterExtension.class)
@EnabledIf(
        value = "io.rangekeeper.deploy.Kustomize#isThere",
        disabledReason = "there is no kubectl")
class DryRunIT {
    private static final Path DEFINITIONS = Path.of("src/test/resources/deploy/monitoring.yaml");

    /// What a server from before Kubernetes 1.30 does not know. [ModelsTest] and [AdmissionTest]
    /// look at these.
    private static final List<String> NEWER =
            List.of(
                    "PodDisruptionBudget",
                    "ValidatingAdmissionPolicy",
                    "ValidatingAdmissionPolicyBinding");

    private final TestCluster cluster;
    private final KubeApi admin;

    DryRunIT(TestCluster cluster) {
        this.cluster = cluster;
        this.admin = cluster.admin();
    }

    @BeforeEach
    void define() throws IOException, InterruptedException {
        for (String namespace : List.of("rangekeeper", "payments", "web")) {
            cluster.namespace(namespace);
        }
        admin.apply(Files.readString(DEFINITIONS));
        for (int i = 0; i < 100 && !isServed("monitoring.coreos.com/v1", "PrometheusRule"); i++) {
            Thread.sleep(Duration.ofMillis(100));
        }
    }

    @AfterEach
    void undefine() throws IOException {
        for (JsonNode definition : Yaml.readAll(Files.readString(DEFINITIONS), "definitions")) {
            admin.delete(admin.path(definition));
        }
    }

    @Test
    void everyObjectOfEveryInstallationIsTaken() {
        TreeSet<String> unknown = new TreeSet<>();
        for (String folder : installations()) {
            for (JsonNode object : Kustomize.folder(folder).objects()) {
                if (isServed(object.path("apiVersion").asText(), object.path("kind").asText())) {
                    assertTaken(object);
                } else {
                    unknown.add(object.path("kind").asText());
                }
            }
        }

        assertThat(NEWER).containsAll(unknown);
        System.err.println("The API server of the tests does not know " + unknown);
    }

    @Test
    void theFirstPolicyOfATenantIsTaken() throws IOException {
        Path file = Path.of("deploy/gitops/first-policy.yaml");
        for (JsonNode object : Yaml.readAll(Files.readString(file), file.toString())) {
            assertTaken(object);
        }
    }

    /// Else that they are taken would say nothing.
    @Test
    void aFieldThatIsMisspeltIsRefused() throws IOException {
        Path file = Path.of("deploy/components/prometheus-operator/service-monitor.yaml");
        JsonNode monitor = Yaml.read(Files.readString(file), file.toString());
        ((ObjectNode) monitor.at("/spec/endpoints/0")).put("intervall", "30s");

        assertThat(dryRun(monitor).body().path("message").asText())
                .contains(".spec.endpoints[0].intervall: field not declared in schema");
    }

    private static List<String> installations() {
        return Kustomize.rendersComponents()
                ? List.of("base", "overlays/example", "overlays/namespaced")
                : List.of("base");
    }

    private void assertTaken(JsonNode object) {
        KubeApi.Reply reply = dryRun(object);

        assertThat(reply.code()).as("%s: %s", Rendered.name(object), reply.body()).isLessThan(300);
    }

    private KubeApi.Reply dryRun(JsonNode object) {
        return admin.send(
                "PATCH",
                admin.path(object) + "?fieldManager=test&force=true&dryRun=All",
                "application/apply-patch+yaml",
                object.toString());
    }

    private boolean isServed(String version, String kind) {
        String group = version.contains("/") ? "/apis/" + version : "/api/" + version;
        return admin.send("GET", group)
                .body()
                .path("resources")
                .findValuesAsText("kind")
                .contains(kind);
    }
}
