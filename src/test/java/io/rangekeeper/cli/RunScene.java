package io.rangekeeper.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rangekeeper.testing.ApiProxy;
import io.rangekeeper.testing.ControllerProcess;
import io.rangekeeper.testing.FaultProxy;
import io.rangekeeper.testing.Rights;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Controllers as real processes, with the rights of `deploy/base/rbac.yaml` and nothing else, on
/// policies of a namespace of their own, with a feed of one address block.
final class RunScene extends ScenePolicies implements AutoCloseable {
    static final String FILLED = "20.0.0.0/24";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LEASE =
            "/apis/coordination.k8s.io/v1/namespaces/rangekeeper/leases/rangekeeper";

    private final TestCluster cluster;
    private final Path folder;
    private final RunFiles files;
    private final List<ControllerProcess> started = new ArrayList<>();
    private final String token;

    RunScene(TestCluster cluster, Path folder) throws IOException, InterruptedException {
        super(cluster);
        this.cluster = cluster;
        this.folder = folder;
        token = Rights.installed(cluster).token();
        cluster.admin().send("DELETE", LEASE);
        files = new RunFiles(folder);
        configure("namespaces: [" + namespace() + "]");
        publish("office", FILLED);
    }

    Path kubeconfig() {
        return cluster.kubeconfig(token);
    }

    Path kubeconfig(FaultProxy proxy) {
        return cluster.kubeconfig(token, proxy);
    }

    Path kubeconfig(ApiProxy proxy) {
        return cluster.kubeconfig(token, proxy);
    }

    /// Leaves no policy behind: there are so many that others would read several pages of them.
    @Override
    public void close() throws IOException {
        for (ControllerProcess process : started) {
            process.close();
        }
        deleteAll();
    }

    ControllerProcess start(String name) throws IOException {
        return start(name, kubeconfig());
    }

    ControllerProcess start(String name, Path kubeconfig) throws IOException {
        return start(List.of(), name, kubeconfig);
    }

    /// @param wrapper a command that runs another one, which follows it
    ControllerProcess start(List<String> wrapper, String name, Path kubeconfig) throws IOException {
        List<String> arguments = new ArrayList<>(files.arguments());
        arguments.addAll(List.of("--kubeconfig", kubeconfig.toString()));
        arguments.addAll(List.of("--state", state(name).toString()));
        ControllerProcess process = ControllerProcess.start(folder, wrapper, name, arguments);
        started.add(process);
        return process;
    }

    /// Where a controller remembers what the feeds said.
    Path state(String name) {
        return folder.resolve("state-" + name);
    }

    void configure(String text) throws IOException {
        files.configure(text);
    }

    /// Is read within a minute; at once after [#refetch].
    void publish(String feed, String text) throws IOException {
        files.publish(feed, text);
    }

    void refetch() throws IOException {
        files.refetch();
    }

    String leader() {
        return cluster.admin().send("GET", LEASE).body().at("/spec/holderIdentity").asText();
    }

    /// Whether a controller says so of a policy.
    boolean inState(ControllerProcess process, String policy, String state)
            throws IOException, InterruptedException {
        String report = body(process, "/api/v1/policies/" + namespace() + "/" + policy);
        // One that is not there yet is "not found", which is no JSON.
        return report.startsWith("{")
                && JSON.readTree(report).at("/policies/0/state").asText().equals(state);
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
