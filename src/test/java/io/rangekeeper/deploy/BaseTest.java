package io.rangekeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.config.Configuration;
import io.rangekeeper.policy.Mode;
import io.rangekeeper.policy.Self;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// What `deploy/base` installs; the oldest kubectl that is about renders it too.
@EnabledIf(
        value = "io.rangekeeper.deploy.Kustomize#isThere",
        disabledReason = "there is no kubectl")
class BaseTest {
    private static final String ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

    private final Rendered base = Kustomize.folder("base");

    @Test
    void itIsAWholeInstallation() {
        assertThat(base.names())
                .containsExactlyInAnyOrder(
                        "Namespace rangekeeper",
                        "ServiceAccount rangekeeper/rangekeeper",
                        "ClusterRole rangekeeper",
                        "ClusterRoleBinding rangekeeper",
                        "Role rangekeeper/rangekeeper",
                        "RoleBinding rangekeeper/rangekeeper",
                        "ConfigMap rangekeeper/rangekeeper",
                        "Deployment rangekeeper/rangekeeper",
                        "PodDisruptionBudget rangekeeper/rangekeeper",
                        "Service rangekeeper/rangekeeper",
                        "NetworkPolicy rangekeeper/rangekeeper");
    }

    @Test
    void itsPodsAreRestrictedAndItsNamespaceTakesNoOthers() {
        assertThat(PodSecurity.violations(base.pod())).isEmpty();
        assertThat(
                        base.only("Namespace")
                                .at("/metadata/labels")
                                .path("pod-security.kubernetes.io/enforce")
                                .asText())
                .isEqualTo("restricted");
    }

    @Test
    void theOnlyTokenIsTheOneThatIsProjectedWhereTheClientLooksForIt() {
        assertThat(base.pod().path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(base.only("ServiceAccount").path("automountServiceAccountToken").asBoolean(true))
                .isFalse();
        assertThat(base.pod().path("serviceAccountName"))
                .isEqualTo(base.only("ServiceAccount").at("/metadata/name"));

        JsonNode sources = volume(ACCOUNT).at("/projected/sources");

        assertThat(sources.findValuesAsText("path"))
                .containsExactly("token", "ca.crt", "namespace");
        assertThat(sources.at("/0/serviceAccountToken/expirationSeconds").asInt()).isEqualTo(3600);
    }

    /// A file that is mounted by itself (`subPath`) never changes in a running pod, and a ConfigMap
    /// with another name is another pod.
    @Test
    void theConfigurationIsAFolderWhoseFilesChangeInTheRunningPod() {
        JsonNode mount = mount("/etc/rangekeeper");

        assertThat(mount.has("subPath")).isFalse();
        assertThat(volume("/etc/rangekeeper").at("/configMap/name"))
                .isEqualTo(base.only("ConfigMap").at("/metadata/name"));
    }

    @Test
    void theConfigurationEnforcesAndKnowsWhereTheControllerIs() {
        Configuration configuration = base.configuration();

        assertThat(configuration.settings().mode()).isEqualTo(Mode.ENFORCE);
        assertThat(configuration.settings().self())
                .isEqualTo(new Self(namespaceOf(base.workload()), Map.of()));
    }

    @Test
    void whatIsWrittenToIsAVolume() {
        for (String path : List.of("/var/lib/rangekeeper", "/tmp")) {
            assertThat(mount(path).path("readOnly").asBoolean()).as(path).isFalse();
            assertThat(volume(path).at("/emptyDir").has("sizeLimit")).as(path).isTrue();
        }
    }

    @Test
    void everySelectorSelectsThePodsOfTheDeployment() {
        JsonNode labels = base.workload().at("/spec/template/metadata/labels");

        assertThat(labels).isNotEmpty();
        assertThat(base.workload().at("/spec/selector/matchLabels")).isEqualTo(labels);
        assertThat(base.only("PodDisruptionBudget").at("/spec/selector/matchLabels"))
                .isEqualTo(labels);
        assertThat(base.only("Service").at("/spec/selector")).isEqualTo(labels);
        assertThat(base.only("NetworkPolicy").at("/spec/podSelector/matchLabels"))
                .isEqualTo(labels);
        for (JsonNode spread : base.pod().path("topologySpreadConstraints")) {
            assertThat(spread.at("/labelSelector/matchLabels")).isEqualTo(labels);
        }
    }

    @Test
    void aNodeMayBeDrainedAndAnUpdateTakesNoReplicaAway() {
        int replicas = base.workload().at("/spec/replicas").asInt();

        assertThat(replicas).isEqualTo(2);
        assertThat(base.only("PodDisruptionBudget").at("/spec/maxUnavailable").asInt())
                .isLessThan(replicas);
        assertThat(base.workload().at("/spec/strategy/rollingUpdate"))
                .hasToString("{\"maxSurge\":1,\"maxUnavailable\":0}");
    }

    @Test
    void everyProbeAsksAPathThatIsServed() {
        JsonNode container = base.container();

        assertThat(List.of("startupProbe", "livenessProbe", "readinessProbe"))
                .extracting(probe -> container.path(probe).at("/httpGet/path").asText())
                .containsExactly("/livez", "/livez", "/readyz");
        assertThat(container.at("/ports/0/name").asText()).isEqualTo("http");
        assertThat(container.findValuesAsText("port")).containsOnly("http");
    }

    @Test
    void memoryIsAskedForAndBoundedAndTimeIsOnlyAskedFor() {
        JsonNode resources = base.container().path("resources");

        assertThat(resources.path("requests").fieldNames())
                .toIterable()
                .containsExactly("cpu", "memory");
        assertThat(resources.path("limits").fieldNames()).toIterable().containsExactly("memory");
    }

    private JsonNode mount(String path) {
        for (JsonNode mount : base.container().path("volumeMounts")) {
            if (mount.path("mountPath").asText().equals(path)) {
                return mount;
            }
        }
        throw new AssertionError("nothing is mounted at " + path);
    }

    private JsonNode volume(String path) {
        for (JsonNode volume : base.pod().path("volumes")) {
            if (volume.path("name").equals(mount(path).path("name"))) {
                return volume;
            }
        }
        throw new AssertionError("there is no volume for " + path);
    }

    private static String namespaceOf(JsonNode object) {
        return object.at("/metadata/namespace").asText();
    }
}
