package io.rangekeeper.testing;

import java.io.IOException;

/// A running API server.
interface ControlPlane extends AutoCloseable {
    /// The YAML of a kubeconfig that may do everything.
    String adminKubeconfig();

    @Override
    void close() throws IOException;
}
