package io.rangekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.testing.ClusterExtension;
import io.rangekeeper.testing.ControllerProcess;
import io.rangekeeper.testing.Rights;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Two controllers as real processes, with the rights of `deploy/rbac.yaml` and nothing else.
@ExtendWith(ClusterExtension.class)
class RunIT {
    private static final String LEASE =
            "/apis/coordination.k8s.io/v1/namespaces/rangekeeper/leases/rangekeeper";
    private static final String FILLED = "20.0.0.0/24";

    private final TestCluster cluster;
    private final List<ControllerProcess> started = new ArrayList<>();
    private String namespace = "";
    private String token = "";

    @TempDir private Path folder;

    RunIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        namespace = cluster.freshNamespace();
        token = Rights.installed(cluster).token();
        cluster.admin().send("DELETE", LEASE);
        Files.createDirectories(folder.resolve("recorded"));
        configure("namespaces: [" + namespace + "]");
        publish("office", FILLED);
    }

    @AfterEach
    void end() throws IOException {
        for (ControllerProcess process : started) {
            process.close();
        }
    }

    @Test
    void policiesAreKeptAndWhoeverLeadsIsReplacedWhenItIsKilled() throws Exception {
        ControllerProcess one = start("one");
        until("one leads", () -> leader().equals("one"));
        ControllerProcess two = start("two");
        until("both are ready", () -> ready(one) && ready(two));

        create("first");
        until("it is filled", () -> blocks("first").equals(List.of(FILLED)));
        edit("first", "30.0.0.0/24");
        until("it is corrected", () -> blocks("first").equals(List.of(FILLED)));
        until("told", () -> reasons("first").contains("RangesUpdated"));
        until("told", () -> reasons("first").contains("DriftCorrected"));
        assertThat(body(one, "/metrics")).contains("rangekeeper_leader 1");
        assertThat(body(two, "/metrics")).contains("rangekeeper_leader 0");
        assertThat(body(two, "/api/v1/policies")).contains("\"first\"");

        one.signal("KILL");
        create("second");

        until("the other one leads", () -> blocks("second").equals(List.of(FILLED)));
        assertThat(leader()).isEqualTo("two");
        assertThat(managers("second")).contains("rangekeeper");
    }

    @Test
    void whoWasFrozenWritesNothingWhenItWakesUp() throws Exception {
        ControllerProcess one = start("one");
        until("one leads", () -> leader().equals("one"));
        ControllerProcess two = start("two");
        until("both are ready", () -> ready(one) && ready(two));

        one.signal("STOP");
        until("the other one leads", () -> leader().equals("two"));
        create("first");
        until("it is filled", () -> blocks("first").equals(List.of(FILLED)));
        String version = version("first");
        one.signal("CONT");
        until("it noticed", () -> body(one, "/metrics").contains("rangekeeper_leader 0"));

        assertThat(leader()).isEqualTo("two");
        assertThat(version("first")).isEqualTo(version);
        assertThat(body(one, "/metrics"))
                .contains("rangekeeper_policy_patches_total{outcome=\"applied\"} 0.0");
        assertThat(body(two, "/metrics"))
                .contains("rangekeeper_policy_patches_total{outcome=\"applied\"} 1.0");
    }

    @Test
    void whoIsStoppedLetsAnotherOneLeadAtOnceAndEnds() throws Exception {
        ControllerProcess one = start("one");
        until("one leads", () -> leader().equals("one"));
        ControllerProcess two = start("two");
        until("both are ready", () -> ready(one) && ready(two));

        one.signal("TERM");

        until("it has ended", () -> !one.isAlive());
        until("the other one leads", () -> leader().equals("two"));
        create("first");
        until("it is filled", () -> blocks("first").equals(List.of(FILLED)));
        assertThat(one.log()).contains("stopping").doesNotContain("not everything ended");
    }

    @Test
    void aConfigurationIsTakenUpWithoutARestartAndRefusedWhenItIsWrong() throws Exception {
        ControllerProcess one = start("one");
        until("it is ready", () -> ready(one));
        create("first");
        until("it is filled", () -> blocks("first").equals(List.of(FILLED)));

        configure("mode: nonsense");
        until("it is told", () -> !ready(one));
        assertThat(body(one, "/readyz")).contains("mode");
        create("second");
        until("the old one is in force", () -> blocks("second").equals(List.of(FILLED)));

        String other = cluster.freshNamespace();
        configure("namespaces: [" + namespace + ", " + other + "]");
        until("it is ready again", () -> ready(one));
        namespace = other;
        create("third");
        until("the new one is in force", () -> blocks("third").equals(List.of(FILLED)));
    }

    @Test
    void aPolicyThatLosesItsLabelIsLeftAlone() throws Exception {
        ControllerProcess one = start("one");
        until("it is ready", () -> ready(one));
        create("first");
        until("it is filled", () -> blocks("first").equals(List.of(FILLED)));
        until("it is seen", () -> body(one, "/api/v1/policies").contains("\"first\""));

        cluster.admin()
                .send(
                        "PATCH",
                        path("first"),
                        "application/merge-patch+json",
                        "{\"metadata\":{\"labels\":{\"rangekeeper.io/managed\":null}}}");
        until("it is forgotten", () -> !body(one, "/api/v1/policies").contains("\"first\""));
        edit("first", "30.0.0.0/24");
        create("second");
        until("others are kept", () -> blocks("second").equals(List.of(FILLED)));

        assertThat(blocks("first")).containsExactly("30.0.0.0/24");
    }

    private ControllerProcess start(String name) throws IOException {
        ControllerProcess process =
                ControllerProcess.start(
                        folder,
                        name,
                        List.of(
                                "--kubeconfig",
                                cluster.kubeconfig(token).toString(),
                                "--config",
                                folder.resolve("rangekeeper.yaml").toString(),
                                "--recorded",
                                folder.resolve("recorded").toString(),
                                "--state",
                                folder.resolve("state-" + name).toString()));
        started.add(process);
        return process;
    }

    /// As a ConfigMap's files change: all at once.
    private void configure(String text) throws IOException {
        Path next = folder.resolve("next.yaml");
        Files.writeString(
                next,
                text
                        + "\nfeeds:\n  office: {url: https://office.example/, format: text, every: 1m}\n");
        Files.move(next, folder.resolve("rangekeeper.yaml"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void publish(String feed, String text) throws IOException {
        Files.writeString(folder.resolve("recorded").resolve(feed + ".txt"), text + "\n");
    }

    private void create(String name) {
        cluster.admin()
                .apply(
                        """
                        apiVersion: networking.k8s.io/v1
                        kind: NetworkPolicy
                        metadata:
                          namespace: %s
                          name: %s
                          labels: {rangekeeper.io/managed: "true"}
                          annotations: {rangekeeper.io/egress: office}
                        spec:
                          podSelector: {}
                          policyTypes: [Egress]
                          egress: [{ports: [{port: 443}], to: [{ipBlock: {cidr: 192.0.2.0/24}}]}]
                        """
                                .formatted(namespace, name));
    }

    private void edit(String name, String block) {
        cluster.admin()
                .send(
                        "PATCH",
                        path(name),
                        "application/json-patch+json",
                        "[{\"op\":\"replace\",\"path\":\"/spec/egress/0/to/0/ipBlock/cidr\",\"value\":\"%s\"}]"
                                .formatted(block));
    }

    private String path(String name) {
        return "/apis/networking.k8s.io/v1/namespaces/%s/networkpolicies/%s"
                .formatted(namespace, name);
    }

    private List<String> blocks(String name) {
        List<String> blocks = new ArrayList<>();
        cluster.admin()
                .get(path(name))
                .at("/spec/egress/0/to")
                .forEach(peer -> blocks.add(peer.at("/ipBlock/cidr").asText()));
        return blocks;
    }

    private String version(String name) {
        return cluster.admin().get(path(name)).at("/metadata/resourceVersion").asText();
    }

    private List<String> managers(String name) {
        List<String> managers = new ArrayList<>();
        cluster.admin()
                .get(path(name))
                .at("/metadata/managedFields")
                .forEach(entry -> managers.add(entry.path("manager").asText()));
        return managers;
    }

    private List<String> reasons(String name) {
        List<String> reasons = new ArrayList<>();
        JsonNode events =
                cluster.admin().get("/apis/events.k8s.io/v1/namespaces/" + namespace + "/events");
        for (JsonNode event : events.path("items")) {
            if (event.at("/regarding/name").asText().equals(name)) {
                reasons.add(event.path("reason").asText());
            }
        }
        return reasons;
    }

    private String leader() {
        return cluster.admin().send("GET", LEASE).body().at("/spec/holderIdentity").asText();
    }

    private static boolean ready(ControllerProcess process) throws InterruptedException {
        return process.get("/readyz").filter(answer -> answer.statusCode() == 200).isPresent();
    }

    private static String body(ControllerProcess process, String path) throws InterruptedException {
        return process.get(path).map(HttpResponse::body).orElse("");
    }

    /// Not longer than a lease takes to run out and a slow machine to start a process.
    private void until(String what, Callable<Boolean> holds) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!holds.call()) {
            if (System.nanoTime() > deadline) {
                StringBuilder logs = new StringBuilder();
                started.forEach(process -> logs.append(process.log()).append("\n--\n"));
                throw new AssertionError("it never came to this: " + what + "\n" + logs);
            }
            Thread.sleep(100);
        }
    }
}
