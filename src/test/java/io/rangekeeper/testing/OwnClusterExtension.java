package io.rangekeeper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives a test class with one instance an [OwnCluster], which ends with the class. It takes the
/// `etcd` and `kube-apiserver` of the folder `KUBEBUILDER_ASSETS`: the processes of a cluster in a
/// container cannot be killed one by one. Without them the tests are skipped.
public final class OwnClusterExtension implements ExecutionCondition, ParameterResolver {
    private static final ExtensionContext.Namespace STORE =
            ExtensionContext.Namespace.create(OwnClusterExtension.class);

    private static final String HELP =
            "no etcd and kube-apiserver to kill: set KUBEBUILDER_ASSETS to a folder with both"
                    + " (`setup-envtest use -p path` downloads one); Docker does not do";

    private final Optional<Path> binaries = LocalControlPlane.binaries(System.getenv());

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (binaries.isPresent()) {
            return ConditionEvaluationResult.enabled("there are binaries");
        }
        if (context.getTestMethod().isEmpty()) {
            System.err.println(context.getDisplayName() + " is skipped: " + HELP);
        }
        return ConditionEvaluationResult.disabled(HELP);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == OwnCluster.class;
    }

    @Override
    public OwnCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(STORE)
                .computeIfAbsent(OwnCluster.class, _ -> started(), OwnCluster.class);
    }

    private OwnCluster started() {
        try {
            return OwnCluster.start(binaries.orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
