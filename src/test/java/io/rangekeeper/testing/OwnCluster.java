package io.rangekeeper.testing;

import java.io.IOException;
import java.nio.file.Path;

/// A control plane of one test class, which may kill its processes and start them again. A
/// parameter of this type is filled by [OwnClusterExtension].
public final class OwnCluster implements AutoCloseable {
    private final LocalControlPlane plane;
    private final TestCluster cluster;

    private OwnCluster(LocalControlPlane plane) throws IOException {
        this.plane = plane;
        this.cluster = new TestCluster(plane);
    }

    /// Its processes.
    public enum Part {
        API_SERVER,
        ETCD
    }

    static OwnCluster start(Path binaries) throws IOException, InterruptedException {
        return new OwnCluster(LocalControlPlane.start(binaries));
    }

    public TestCluster cluster() {
        return cluster;
    }

    public void kill(Part part) throws IOException {
        process(part).kill();
    }

    /// Starts what was killed, with the address and the data that it had, and waits until the
    /// cluster answers.
    public void restart(Part part) throws IOException, InterruptedException {
        process(part).restart();
        plane.awaitReady();
    }

    private RestartableProcess process(Part part) {
        return switch (part) {
            case API_SERVER -> plane.server();
            case ETCD -> plane.etcd();
        };
    }

    @Override
    public void close() throws IOException {
        cluster.close();
    }
}
