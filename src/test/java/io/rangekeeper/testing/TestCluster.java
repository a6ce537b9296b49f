package io.rangekeeper.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rangekeeper.yaml.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;

/// A real cluster for tests, one for all of them: a test works in namespaces of its own. A
/// parameter of this type is filled by [ClusterExtension].
public final class TestCluster implements AutoCloseable {
    private final ControlPlane plane;
    private final Path folder;
    private final KubeApi admin;
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicInteger namespaces = new AtomicInteger();

    TestCluster(ControlPlane plane) throws IOException {
        this.plane = plane;
        this.folder = Files.createTempDirectory("rangekeeper-kubeconfigs");
        this.admin = KubeApi.of(plane.adminKubeconfig());
    }

    /// One of the programs in `KUBEBUILDER_ASSETS`, for those who are no test; empty without them.
    public static Optional<TestCluster> ofPrograms() throws IOException, InterruptedException {
        Optional<Path> programs = LocalControlPlane.binaries(System.getenv());
        return programs.isPresent()
                ? Optional.of(new TestCluster(LocalControlPlane.start(programs.get())))
                : Optional.empty();
    }

    /// What the administrator can do.
    public KubeApi admin() {
        return admin;
    }

    /// A kubeconfig file that may do everything.
    public Path adminKubeconfig() {
        return file(plane.adminKubeconfig());
    }

    /// A kubeconfig file with the rights of a token's owner.
    public Path kubeconfig(String token) {
        return file(withToken(token));
    }

    /// Where the API server is.
    public String address() {
        return Yaml.read(plane.adminKubeconfig(), "kubeconfig")
                .at("/clusters/0/cluster/server")
                .asText();
    }

    /// As [#kubeconfig], but on the way through a proxy on 127.0.0.1.
    public Path kubeconfig(String token, FaultProxy proxy) {
        return file(withToken(token).replace(address(), "https://127.0.0.1:" + proxy.port()));
    }

    /// As [#kubeconfig], but on the way through a proxy that answers itself.
    public Path kubeconfig(String token, ApiProxy proxy) {
        ObjectNode config = (ObjectNode) Yaml.read(withToken(token), "kubeconfig");
        ((ObjectNode) config.at("/clusters/0/cluster"))
                .removeAll()
                .put("server", proxy.address())
                .put(
                        "certificate-authority-data",
                        Base64.getEncoder().encodeToString(proxy.authority().getBytes(US_ASCII)));
        return file(config.toString());
    }

    /// Trusts the API server and says nothing of itself.
    OkHttpClient anonymous() {
        return KubeApi.of(withToken("nobody's")).http();
    }

    /// What a token's owner can do.
    public KubeApi as(String token) {
        return KubeApi.of(withToken(token));
    }

    /// A new, empty namespace.
    public String freshNamespace() {
        return namespace("test-" + namespaces.incrementAndGet());
    }

    /// The namespace of that name, made if need be.
    public String namespace(String name) {
        admin.apply("{apiVersion: v1, kind: Namespace, metadata: {name: " + name + "}}");
        return name;
    }

    /// A token of a ServiceAccount, which is made if need be.
    public String serviceAccountToken(String namespace, String name) {
        admin.apply(
                "{apiVersion: v1, kind: ServiceAccount, metadata: {namespace: %s, name: %s}}"
                        .formatted(namespace, name));
        String path = "/api/v1/namespaces/%s/serviceaccounts/%s/token".formatted(namespace, name);
        String request =
                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenRequest\",\"spec\":{}}";
        KubeApi.Reply reply = admin.send("POST", path, "application/json", request);
        return reply.body().at("/status/token").asText();
    }

    private String withToken(String token) {
        JsonNode admins = Yaml.read(plane.adminKubeconfig(), "kubeconfig");
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("current-context", "limited");
        config.putArray("clusters")
                .addObject()
                .put("name", "test")
                .set("cluster", admins.at("/clusters/0/cluster"));
        config.putArray("contexts")
                .addObject()
                .put("name", "limited")
                .putObject("context")
                .put("cluster", "test")
                .put("user", "limited");
        config.putArray("users")
                .addObject()
                .put("name", "limited")
                .putObject("user")
                .put("token", token);
        return config.toString();
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("kubeconfig-" + files.incrementAndGet()), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        plane.close();
        for (int i = 1; i <= files.get(); i++) {
            Files.deleteIfExists(folder.resolve("kubeconfig-" + i));
        }
        Files.deleteIfExists(folder);
    }
}
