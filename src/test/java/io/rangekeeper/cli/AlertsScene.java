package io.rangekeeper.cli;

import io.rangekeeper.testing.ApiFault;
import io.rangekeeper.testing.ApiProxy;
import io.rangekeeper.testing.ControllerProcess;
import io.rangekeeper.testing.TestCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/// Two controllers, to which all happens that an alert is for.
final class AlertsScene implements AutoCloseable {
    private static final String GONE = "20.0.2.0/24";

    private final Path folder;
    private final RunScene scene;
    private final ApiProxy proxy;

    /// Takes every notice.
    private final MockWebServer hooks = new MockWebServer();

    private final ControllerProcess one;
    private final ControllerProcess two;

    /// Both run, and one of them leads.
    AlertsScene(TestCluster cluster, Path folder) throws Exception {
        this.folder = folder;
        this.scene = new RunScene(cluster, folder);
        this.proxy = ApiProxy.before(cluster);
        hooks.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        return new MockResponse.Builder().code(200).build();
                    }
                });
        hooks.start(InetAddress.getLoopbackAddress(), 0);
        scene.configure(
                """
                namespaces: [%s]
                notify:
                - {name: ops, url: "http://127.0.0.1:%d/", format: slack, every: 1s}
                """
                        .formatted(scene.namespace(), hooks.getPort()));
        scene.publish("office", RunScene.FILLED + "\n" + GONE);
        scene.publish("vendor", "21.0.0.0/24");
        this.one = scene.start("one", scene.kubeconfig(proxy));
        scene.until("one leads", () -> scene.leader().equals("one"));
        this.two = scene.start("two", scene.kubeconfig(proxy));
        scene.until("both are ready", () -> RunScene.ready(one) && RunScene.ready(two));
    }

    /// Where they can be scraped.
    List<String> targets() {
        return List.of(one.address(), two.address());
    }

    /// An installation that does what it should.
    void prospers() throws Exception {
        scene.create("first", "office");
        scene.create("second", "vendor");
        until("they are filled", () -> synced(one) && synced(two));
    }

    /// An owner withdraws a range and another one publishes some more, and then neither says
    /// anything that can be believed. The disk of a follower fails meanwhile.
    void ownersFail() throws Exception {
        breakStore(scene.state("two"));
        scene.publish("office", RunScene.FILLED);
        scene.publish("vendor", "21.0.0.0/24\n21.0.2.0/24\n10.0.0.0/8");
        scene.refetch();
        // Who has read nothing since has not noticed the disk either.
        until("a removal waits", () -> pending(one) && pending(two));
        until("it is written", () -> scene.blocks("second").size() > 1);
        scene.publish("office", "<html>Please log in</html>");
        Files.delete(folder.resolve("recorded/vendor.txt"));
        scene.refetch();
    }

    /// All else, at once.
    void usersErr() throws Exception {
        proxy.set(asked ->
                asked.patches(scene.path("refused"))
                        ? Optional.of(ApiFault.Answer.of(422))
                        : Optional.empty());
        scene.create("watched", "192.0.2.0/24", "egress: vendor, rangekeeper.io/mode: observe");
        scene.create("wrong", "192.0.2.0/24", "egress: ofice");
        scene.create("adopted", "11.5.0.0/16", "egress: office");
        scene.create("full", "192.0.2.0/24", "egress: office, rangekeeper.io/max-cidrs: \"1\"");
        scene.create("waiting", "192.0.2.0/24", "egress: 'aws{service=\"S3\"}'");
        scene.create("refused", "192.0.2.0/24", "egress: office");
        scene.create("fought");
        until("it is filled", () -> scene.blocks("fought").equals(List.of(RunScene.FILLED)));
        until(
                "somebody edits it back",
                () -> {
                    scene.edit("fought", "30.0.0.0/24");
                    return one.metric("rangekeeper_policies{state=\"contended\"}") > 0;
                });
    }

    void anotherOneLeads() throws Exception {
        one.signal("TERM");
        until("the other one leads", () -> scene.leader().equals("two"));
    }

    /// Whoever leads cannot renew the Lease any more.
    void theLeaseIsOutOfReach() {
        proxy.set(asked ->
                asked.path().contains("/leases")
                        ? Optional.of(ApiFault.Answer.of(500))
                        : Optional.empty());
    }

    void everybodyGoes() throws IOException {
        one.close();
        two.close();
    }

    String exposition() throws InterruptedException {
        return RunScene.body(one, "/metrics");
    }

    void until(String what, Callable<Boolean> holds) throws Exception {
        scene.until(what, holds);
    }

    @Override
    public void close() throws IOException {
        scene.close();
        proxy.close();
        hooks.close();
    }

    private boolean synced(ControllerProcess process) throws IOException, InterruptedException {
        return scene.inState(process, "first", "synced")
                && scene.inState(process, "second", "synced");
    }

    private static boolean pending(ControllerProcess process) throws InterruptedException {
        return process.metric("rangekeeper_policies{state=\"pending\"}") > 0;
    }

    /// What is written there from now on meets a file where a folder was.
    private static void breakStore(Path state) throws IOException {
        Path index = state.resolve("index");
        try (Stream<Path> files = Files.list(index)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(index);
        Files.createFile(index);
    }
}
