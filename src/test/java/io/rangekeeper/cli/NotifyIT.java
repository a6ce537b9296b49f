package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.testing.AlertmanagerServer;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.ControllerProcess;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Notices of a real controller: to a server that fails at first, and to a real Alertmanager.
@ExtendWith(ClusterExtension.class)
class NotifyIT {
    private final Path folder;
    private final RunScene scene;

    NotifyIT(TestCluster cluster, @TempDir Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.scene = new RunScene(cluster, folder);
    }

    @AfterEach
    void end() throws IOException {
        scene.close();
    }

    @Test
    void aChangeIsPostedSignedOnceTheTargetTakesItAndATargetIsTakenUpWithoutARestart()
            throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cr3t\n");
        try (MockWebServer hooks = new MockWebServer()) {
            hooks.start(InetAddress.getLoopbackAddress(), 0);
            ControllerProcess one = scene.start("one");
            scene.until("one leads", () -> scene.leader().equals("one"));
            hooks.enqueue(new MockResponse.Builder().code(503).build());
            hooks.enqueue(new MockResponse.Builder().code(200).build());
            scene.configure(
                    """
                    namespaces: [%s]
                    notify:
                    - name: ops
                      url: http://127.0.0.1:%d/hook
                      format: cloudevents
                      about: [changes]
                      every: 1s
                      secret: {file: %s}
                    """
                            .formatted(scene.namespace(), hooks.getPort(), secret));
            scene.until(
                    "it is taken up",
                    () -> RunScene.body(one, "/metrics").contains("target=\"ops\""));

            scene.create("told");

            RecordedRequest failed = next(hooks);
            RecordedRequest taken = next(hooks);
            String body = Objects.requireNonNull(taken.getBody()).utf8();
            assertThat(body).isEqualTo(Objects.requireNonNull(failed.getBody()).utf8());
            assertThat(body)
                    .contains("\"type\":\"io.rangekeeper.policy.RangesUpdated\"")
                    .contains("\"subject\":\"" + scene.namespace() + "/told\"")
                    .contains("opened 1 IPv4 CIDR (256 addresses)");
            assertThat(taken.getHeaders().get("X-Rangekeeper-Signature"))
                    .matches("t=[0-9]+,v1=[0-9a-f]{64}");
            scene.until(
                    "it is counted",
                    () ->
                            RunScene.body(one, "/metrics")
                                    .contains(
                                            "rangekeeper_notifications_total{outcome=\"sent\",target=\"ops\"} 1.0"));
            assertThat(one.log()).contains("notices are taken again").doesNotContain("s3cr3t");
        }
    }

    @Test
    void whatNeedsSomebodyIsAnAlertOfARealAlertmanager() throws Exception {
        try (AlertmanagerServer alertmanager =
                AlertmanagerServer.start(folder.resolve("alertmanager"))
                        .orElseGet(() -> abort("no alertmanager: " + AlertmanagerServer.INSTALL))) {
            scene.configure(
                    """
                    namespaces: [%s]
                    notify:
                    - {name: alerts, url: '%s', format: alertmanager, about: [failures], every: 1s}
                    """
                            .formatted(scene.namespace(), alertmanager.url()));
            scene.start("one");
            scene.until("one leads", () -> scene.leader().equals("one"));

            scene.create("fine");
            scene.create("wrong", "offce");

            scene.until("it is told", () -> !alertmanager.alerts().isEmpty());
            assertThat(alertmanager.alerts()).hasSize(1);
            JsonNode alert = alertmanager.alerts().get(0);
            assertThat(alert.at("/labels/alertname").asText())
                    .isEqualTo("RangekeeperPolicyInvalid");
            assertThat(alert.at("/labels/policy").asText()).isEqualTo("wrong");
            assertThat(alert.at("/annotations/description").asText())
                    .contains("did you mean office?");
            assertThat(scene.blocks("fine")).isEqualTo(List.of(RunScene.FILLED));
        }
    }

    private static RecordedRequest next(MockWebServer server) throws InterruptedException {
        return Objects.requireNonNull(
                server.takeRequest(60, TimeUnit.SECONDS), "nothing was posted");
    }
}
