package io.rangekeeper.cli;

import com.fasterxml.jackson.databind.JsonNode;
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

/// Controllers as real processes, with the rights of `deploy/base/rbac.yaml` and nothing else, on
/// policies of a namespace of their own, with one feed of one address block.
final class RunScene implements AutoCloseable {
    static final String FILLED = "20.0.0.0/24";

    private static final String LEASE =
            "/apis/coordination.k8s.io/v1/namespaces/rangekeeper/leases/rangekeeper";

    private final TestCluster cluster;
    private final Path folder;
    private final List<ControllerProcess> started = new ArrayList<>();
    private final String token;
    private String namespace;

    RunScene(TestCluster cluster, Path folder) throws IOException, InterruptedException {
        this.cluster = cluster;
        this.folder = folder;
        namespace = cluster.freshNamespace();
        token = Rights.installed(cluster).token();
        cluster.admin().send("DELETE", LEASE);
        Files.createDirectories(folder.resolve("recorded"));
        configure("namespaces: [" + namespace + "]");
        publish("office", FILLED);
    }

    String namespace() {
        return namespace;
    }

    /// Where policies are created and looked at from now on.
    void moves(String other) {
        namespace = other;
    }

    Path kubeconfig() {
        return cluster.kubeconfig(token);
    }

    /// Leaves no policy behind: there are so many that others would read several pages of them.
    @Override
    public void close() throws IOException {
        for (ControllerProcess process : started) {
            process.close();
        }
        cluster.admin()
                .send(
                        "DELETE",
                        "/apis/networking.k8s.io/v1/namespaces/" + namespace + "/networkpolicies");
    }

    ControllerProcess start(String name) throws IOException {
        return start(name, kubeconfig());
    }

    ControllerProcess start(String name, Path kubeconfig) throws IOException {
        ControllerProcess process =
                ControllerProcess.start(
                        folder,
                        name,
                        List.of(
                                "--kubeconfig",
                                kubeconfig.toString(),
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
    void configure(String text) throws IOException {
        Path next = folder.resolve("next.yaml");
        Files.writeString(
                next,
                text
                        + "\nfeeds:\n  office: {url: https://office.example/, format: text, every: 1m}\n");
        Files.move(next, folder.resolve("rangekeeper.yaml"), StandardCopyOption.REPLACE_EXISTING);
    }

    void publish(String feed, String text) throws IOException {
        Files.writeString(folder.resolve("recorded").resolve(feed + ".txt"), text + "\n");
    }

    void create(String name) {
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

    void edit(String name, String block) {
        cluster.admin()
                .send(
                        "PATCH",
                        path(name),
                        "application/json-patch+json",
                        "[{\"op\":\"replace\",\"path\":\"/spec/egress/0/to/0/ipBlock/cidr\",\"value\":\"%s\"}]"
                                .formatted(block));
    }

    String path(String name) {
        return "/apis/networking.k8s.io/v1/namespaces/%s/networkpolicies/%s"
                .formatted(namespace, name);
    }

    List<String> blocks(String name) {
        List<String> blocks = new ArrayList<>();
        cluster.admin()
                .get(path(name))
                .at("/spec/egress/0/to")
                .forEach(peer -> blocks.add(peer.at("/ipBlock/cidr").asText()));
        return blocks;
    }

    String version(String name) {
        return cluster.admin().get(path(name)).at("/metadata/resourceVersion").asText();
    }

    List<String> managers(String name) {
        List<String> managers = new ArrayList<>();
        cluster.admin()
                .get(path(name))
                .at("/metadata/managedFields")
                .forEach(entry -> managers.add(entry.path("manager").asText()));
        return managers;
    }

    List<String> reasons(String name) {
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

    String leader() {
        return cluster.admin().send("GET", LEASE).body().at("/spec/holderIdentity").asText();
    }

    static boolean ready(ControllerProcess process) throws InterruptedException {
        return process.get("/readyz").filter(answer -> answer.statusCode() == 200).isPresent();
    }

    static String body(ControllerProcess process, String path) throws InterruptedException {
        return process.get(path).map(HttpResponse::body).orElse("");
    }

    /// Not longer than a lease takes to run out and a slow machine to start a process.
    void until(String what, Callable<Boolean> holds) throws Exception {
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
