package io.rangekeeper.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// etcd and kube-apiserver as plain processes on the loopback interface, with fresh certificates
/// and an empty store. There are no controllers, nodes or pods.
final class LocalControlPlane implements ControlPlane {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Path folder;
    private final RestartableProcess etcd;
    private final RestartableProcess server;
    private final String adminKubeconfig;

    private LocalControlPlane(
            Path folder,
            RestartableProcess etcd,
            RestartableProcess server,
            String adminKubeconfig) {
        this.folder = folder;
        this.etcd = etcd;
        this.server = server;
        this.adminKubeconfig = adminKubeconfig;
    }

    /// Where its programs are, if there are any.
    static Optional<Path> binaries(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("KUBEBUILDER_ASSETS"))
                .map(Path::of)
                .filter(folder -> Files.isExecutable(folder.resolve("kube-apiserver")));
    }

    /// @param binaries a folder with `etcd` and `kube-apiserver`
    static LocalControlPlane start(Path binaries) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("rangekeeper-cluster");
        ControlPlaneKeys keys = ControlPlaneKeys.create(folder);
        List<Integer> ports = freePorts(3);
        String storage = "http://127.0.0.1:" + ports.get(0);
        String peers = "http://127.0.0.1:" + ports.get(1);
        int port = ports.get(2);
        var etcd = RestartableProcess.start(folder, "etcd", etcd(binaries, storage, peers));
        var server =
                RestartableProcess.start(
                        folder, "kube-apiserver", server(binaries, storage, port, keys));
        var plane = new LocalControlPlane(folder, etcd, server, kubeconfig(port, keys));
        plane.awaitReady();
        return plane;
    }

    RestartableProcess etcd() {
        return etcd;
    }

    RestartableProcess server() {
        return server;
    }

    @Override
    public String adminKubeconfig() {
        return adminKubeconfig;
    }

    private static List<String> etcd(Path binaries, String storage, String peers) {
        return List.of(
                binaries.resolve("etcd").toString(),
                "--name=test",
                "--data-dir=etcd",
                "--unsafe-no-fsync",
                "--listen-client-urls=" + storage,
                "--advertise-client-urls=" + storage,
                "--listen-peer-urls=" + peers,
                "--initial-advertise-peer-urls=" + peers,
                "--initial-cluster=test=" + peers);
    }

    private static List<String> server(
            Path binaries, String storage, int port, ControlPlaneKeys keys) {
        return List.of(
                binaries.resolve("kube-apiserver").toString(),
                "--etcd-servers=" + storage,
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                "--secure-port=" + port,
                "--endpoint-reconciler-type=none",
                "--cert-dir=" + keys.folder(),
                "--tls-cert-file=" + keys.serverCertificate(),
                "--tls-private-key-file=" + keys.serverKey(),
                "--token-auth-file=" + keys.tokens(),
                "--authorization-mode=RBAC",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + keys.serviceAccountCertificate(),
                "--service-account-signing-key-file=" + keys.serviceAccountKey(),
                "--service-cluster-ip-range=10.0.0.0/24");
    }

    private static String kubeconfig(int port, ControlPlaneKeys keys) {
        return """
        apiVersion: v1
        kind: Config
        current-context: test
        contexts: [{name: test, context: {cluster: test, user: admin}}]
        clusters:
        - name: test
          cluster: {server: "https://127.0.0.1:%d", certificate-authority-data: %s}
        users: [{name: admin, user: {token: "%s"}}]
        """
                .formatted(
                        port,
                        Base64.getEncoder().encodeToString(keys.authority().getBytes(US_ASCII)),
                        keys.adminToken());
    }

    /// Waits until it answers.
    void awaitReady() throws IOException, InterruptedException {
        KubeApi api = KubeApi.of(adminKubeconfig);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!api.isReady()) {
            if (!etcd.isAlive() || !server.isAlive() || System.nanoTime() > end) {
                String logs = etcd.lastLines(20) + "\n\n" + server.lastLines(40);
                close();
                throw new IOException("the control plane did not come up:\n" + logs);
            }
            Thread.sleep(PAUSE);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        etcd.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// Ports that were free a moment ago, all different.
    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
