package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.store.cluster.ClusterAccess;
import io.rangekeeper.store.cluster.Clusters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which cluster a controller keeps, and as whom.
final class RunOptions {
    @Mixin private final KubeconfigOptions kubeconfig = new KubeconfigOptions();

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            converter = ListenConverter.class,
            defaultValue = ":8080",
            description = {
                "Where the status page, /metrics, /livez, /readyz and /api are served: HOST:PORT, or :PORT",
                "for all addresses (${DEFAULT-VALUE})."
            })
    private InetSocketAddress listen = new InetSocketAddress(8080);

    @Option(
            names = "--identity",
            paramLabel = "NAME",
            description = "Which replica this is (else POD_NAME, else the host's name).")
    private Optional<String> identity = Optional.empty();

    @Mixin private final LeaseOption lease = new LeaseOption();

    InetSocketAddress listen() {
        return listen;
    }

    String identity(Environment environment) {
        return identity.or(() -> variable(environment, "POD_NAME"))
                .or(() -> variable(environment, "HOSTNAME"))
                .orElseGet(RunOptions::host);
    }

    Optional<Path> kubeconfig() {
        return kubeconfig.file();
    }

    Optional<String> context() {
        return kubeconfig.context();
    }

    Clusters clusters(Environment environment) {
        return new Clusters(environment.variables(), environment.home());
    }

    ClusterAccess.Settings settings(Environment environment, Configuration configuration) {
        return ClusterAccess.Settings.of(
                configuration.namespaces(),
                configuration.settings().tenants().needsLabels(),
                identity(environment),
                lease.namespace());
    }

    private static Optional<String> variable(Environment environment, String name) {
        return Optional.ofNullable(environment.variables().get(name))
                .filter(value -> !value.isBlank());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "rangekeeper-" + ProcessHandle.current().pid();
        }
    }
}
