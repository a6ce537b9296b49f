package io.rangekeeper.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.rangekeeper.testing.ControllerProcess;
import io.rangekeeper.testing.Rights;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// A run that shows the JVM which classes are needed, and the cache that is made of it: by a
/// controller on an API server of its own, or, without the programs for one, by a plan.
record Training(Installed installed, Path folder) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String COLLECTION =
            "/apis/networking.k8s.io/v1/namespaces/training/networkpolicies";

    void run() throws IOException, InterruptedException {
        ImageFiles.delete(folder);
        Files.createDirectories(folder);
        List<String> recording =
                installed.command("-XX:AOTMode=record", "-XX:AOTConfiguration=" + configuration());
        Optional<TestCluster> cluster = TestCluster.ofPrograms();
        if (cluster.isPresent()) {
            try (TestCluster own = cluster.get()) {
                control(own, recording);
            }
        } else {
            System.err.println(
                    "KUBEBUILDER_ASSETS names no kube-apiserver: the cache is trained by a plan,"
                            + " and a controller starts slower than it could");
            plan(recording);
        }
        execute(
                installed.command(
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + configuration(),
                        "-XX:AOTCache=" + installed.cache()));
        if (!Files.exists(installed.cache())) {
            throw new IOException("no cache was made");
        }
    }

    private Path configuration() {
        return folder.resolve("rangekeeper.aotconf");
    }

    private void plan(List<String> recording) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(recording);
        command.addAll(
                List.of(
                        "plan",
                        "-f",
                        Path.of("deploy/examples").toAbsolutePath().toString(),
                        "--recorded",
                        Path.of("config/samples").toAbsolutePath().toString()));
        execute(command);
    }

    /// Fills policies, corrects one, answers whoever asks, and ends when it is told to.
    private void control(TestCluster cluster, List<String> recording)
            throws IOException, InterruptedException {
        String token = Rights.installed(cluster).token();
        cluster.namespace("training");
        for (String expression : List.of("aws{service=\"EC2\"}", "stripe{list=\"api\"}", "gcp")) {
            cluster.admin().apply(policy(expression));
        }
        List<String> arguments =
                List.of(
                        "--kubeconfig",
                        cluster.kubeconfig(token).toString(),
                        "--recorded",
                        Path.of("config/samples").toAbsolutePath().toString(),
                        "--state",
                        folder.resolve("state").toString());
        try (ControllerProcess process =
                ControllerProcess.launch(folder, recording, "training", arguments)) {
            until("ready", process, () -> answers(process, "/readyz"));
            until("filled", process, () -> filled(cluster));
            for (String path : List.of("/metrics", "/livez", "/api/v1/policies")) {
                until(path, process, () -> answers(process, path));
            }
            cluster.admin()
                    .send(
                            "PATCH",
                            COLLECTION + "/p-gcp",
                            "application/json-patch+json",
                            """
                            [{"op": "replace", "path": "/spec/egress/0/to/0/ipBlock/cidr",
                              "value": "192.0.2.0/24"}]
                            """);
            until("filled", process, () -> filled(cluster));
            process.signal("TERM");
            until("ended", process, () -> !process.isAlive());
        }
    }

    private static boolean answers(ControllerProcess process, String path)
            throws InterruptedException {
        return process.get(path).filter(reply -> reply.statusCode() == 200).isPresent();
    }

    private static boolean filled(TestCluster cluster) {
        for (JsonNode policy : cluster.admin().get(COLLECTION).path("items")) {
            if (policy.at("/spec/egress/0/to/0/ipBlock/cidr").asText().equals("192.0.2.0/24")) {
                return false;
            }
        }
        return true;
    }

    private static String policy(String expression) {
        return """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          namespace: training
          name: p-%s
          labels: {rangekeeper.io/managed: "true"}
          annotations: {rangekeeper.io/egress: '%s'}
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress: [{ports: [{port: 443}], to: [{ipBlock: {cidr: 192.0.2.0/24}}]}]
        """
                .formatted(expression.replaceAll("\\{.*", ""), expression);
    }

    private static void until(String what, ControllerProcess process, Callable<Boolean> holds)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(holds)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("never " + what + ":\n" + process.log());
            }
            Thread.sleep(100);
        }
    }

    private static boolean holds(Callable<Boolean> condition) throws IOException {
        try {
            return condition.call();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private void execute(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("training.log");
        int status =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new IOException("ended with " + status + ":\n" + Files.readString(log));
        }
    }
}
