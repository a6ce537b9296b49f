package io.rangekeeper.testing;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests a [TestCluster]: k3s where Docker answers, else the `etcd` and `kube-apiserver` of
/// the folder `KUBEBUILDER_ASSETS`. Where there is neither, the tests are skipped. The cluster
/// starts with the first test that wants it and ends with the last test of the JVM.
public final class ClusterExtension implements ExecutionCondition, ParameterResolver {
    private static final ExtensionContext.Namespace STORE =
            ExtensionContext.Namespace.create(ClusterExtension.class);

    private static final String HELP =
            "no cluster to test with: start Docker, or set KUBEBUILDER_ASSETS to a folder with etcd"
                    + " and kube-apiserver (`setup-envtest use -p path` downloads one)";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return shared(context).source.isPresent()
                ? ConditionEvaluationResult.enabled("there is a cluster")
                : ConditionEvaluationResult.disabled(HELP);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestCluster.class;
    }

    @Override
    public TestCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context).cluster();
    }

    private static Shared shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(STORE)
                .computeIfAbsent(Shared.class, _ -> new Shared(announced()), Shared.class);
    }

    /// Build tools count skipped tests and keep the reason to themselves.
    private static Optional<Callable<ControlPlane>> announced() {
        Optional<Callable<ControlPlane>> source = source(System.getenv());
        if (source.isEmpty()) {
            System.err.println("Integration tests are skipped: " + HELP);
        }
        return source;
    }

    private static Optional<Callable<ControlPlane>> source(Map<String, String> environment) {
        if (K3s.isPossible(environment)) {
            return Optional.of(K3s::start);
        }
        return LocalControlPlane.binaries(environment)
                .map(folder -> () -> LocalControlPlane.start(folder));
    }

    /// The cluster of this JVM; JUnit closes it at the end.
    private static final class Shared implements AutoCloseable {
        private final Optional<Callable<ControlPlane>> source;
        private @Nullable TestCluster cluster;
        private @Nullable Exception failure;

        Shared(Optional<Callable<ControlPlane>> source) {
            this.source = source;
        }

        /// A cluster that did not come up once is not tried again for every test.
        synchronized TestCluster cluster() {
            if (cluster == null && failure == null) {
                try {
                    cluster = new TestCluster(source.orElseThrow().call());
                } catch (Exception e) {
                    failure = e;
                }
            }
            if (cluster == null) {
                throw new IllegalStateException("no test cluster", failure);
            }
            return cluster;
        }

        @Override
        public synchronized void close() throws IOException {
            if (cluster != null) {
                cluster.close();
            }
        }
    }
}
