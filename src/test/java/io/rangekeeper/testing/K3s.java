package io.rangekeeper.testing;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/// A whole small cluster in a container.
record K3s(K3sContainer container) implements ControlPlane {
    private static final DockerImageName IMAGE = DockerImageName.parse("rancher/k3s:v1.33.1-k3s1");

    private static final Path SOCKET = Path.of("/var/run/docker.sock");

    static K3s start() {
        K3sContainer container = new K3sContainer(IMAGE);
        container.start();
        return new K3s(container);
    }

    /// Whether Docker answers. Testcontainers is asked only where there may be one: it searches for
    /// long and complains at length.
    static boolean isPossible(Map<String, String> environment) {
        return (environment.containsKey("DOCKER_HOST") || listens(SOCKET))
                && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean listens(Path socket) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public String adminKubeconfig() {
        return container.getKubeConfigYaml();
    }

    @Override
    public void close() {
        container.stop();
    }
}
