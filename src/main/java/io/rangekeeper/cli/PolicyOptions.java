package io.rangekeeper.cli;

import io.rangekeeper.config.Configuration;
import io.rangekeeper.policy.Settings;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.cluster.Clusters;
import io.rangekeeper.store.manifests.ManifestStore;
import io.rangekeeper.yaml.Durations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where policies come from: a folder of manifests, else a cluster as kubectl finds it.
final class PolicyOptions {
    @Option(
            names = {"-f", "--filename"},
            paramLabel = "PATH",
            description =
                    "A folder of manifests (*.yaml, *.yml, *.json), or one, instead of a cluster.")
    private Optional<Path> manifests = Optional.empty();

    @Mixin private final KubeconfigOptions kubeconfig = new KubeconfigOptions();

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description =
                    "Only this namespace of the cluster; may be repeated (else the configuration's, else all).")
    private List<String> namespaces = List.of();

    @Option(
            names = "--removal-hold",
            paramLabel = "TIME",
            converter = HoldConverter.class,
            description = {
                "How long what an owner withdraws stays open, as in 24h, whatever the configuration and policies say;",
                "0 closes it now. With -f and without --state there is no hold: a person reads the diff."
            })
    private Optional<Duration> removalHold = Optional.empty();

    /// The configuration's, with the hold that this command line asks for. Without a memory nobody
    /// can wait: every run would begin anew.
    Settings settings(Configuration configuration, Origin origin) {
        Settings settings = configuration.settings();
        Optional<Duration> hold =
                removalHold.or(() ->
                        manifests.isPresent() && origin.state().isEmpty()
                                ? Optional.of(Duration.ZERO)
                                : Optional.empty());
        return hold.map(settings::forcing).orElse(settings);
    }

    /// A policy as a person names it; with one namespace given, it need not be repeated.
    NamedPolicy named(String policy) {
        return policy.contains("/") || namespaces.size() != 1
                ? new NamedPolicy(policy)
                : new NamedPolicy(namespaces.getFirst() + "/" + policy);
    }

    /// @param only the policy that is looked for: nothing is read of other namespaces
    PolicyStore open(
            Environment environment, Configuration configuration, Optional<NamedPolicy> only) {
        if (manifests.isPresent()) {
            refuseClusterOptions();
            return open(manifests.get());
        }
        return new Clusters(environment.variables(), environment.home())
                .connect(
                        kubeconfig.file(),
                        kubeconfig.context(),
                        only.flatMap(NamedPolicy::namespace)
                                .map(name -> List.of(among(name, configuration)))
                                .orElseGet(() -> namespaces(configuration)));
    }

    /// None for all.
    private List<String> namespaces(Configuration configuration) {
        return namespaces.isEmpty() ? configuration.namespaces() : namespaces;
    }

    private String among(String namespace, Configuration configuration) {
        List<String> all = namespaces(configuration);
        if (!all.isEmpty() && !all.contains(namespace)) {
            throw CommandException.failure(
                    "namespace "
                            + namespace
                            + " is left out by "
                            + (namespaces.isEmpty() ? "the configuration" : "-n")
                            + "; there is "
                            + String.join(", ", all));
        }
        return namespace;
    }

    /// For people.
    String describe() {
        return manifests
                .map(Path::toString)
                .or(() -> kubeconfig.context().map(name -> "the cluster of context " + name))
                .orElse("the cluster");
    }

    /// The options as they were given.
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        manifests.ifPresent(path -> arguments.addAll(List.of("-f", path.toString())));
        arguments.addAll(kubeconfig.arguments());
        namespaces.forEach(name -> arguments.addAll(List.of("-n", name)));
        removalHold.ifPresent(
                hold -> arguments.addAll(List.of("--removal-hold", Durations.print(hold))));
        return arguments;
    }

    private void refuseClusterOptions() {
        if (kubeconfig.areGiven() || !namespaces.isEmpty()) {
            throw CommandException.usage(
                    "-f reads manifests; --kubeconfig, --context and --namespace are for a cluster:"
                            + " give one or the other");
        }
    }

    private static PolicyStore open(Path path) {
        if (!Files.exists(path)) {
            throw CommandException.failure("-f: " + path + " does not exist");
        }
        return new ManifestStore(path);
    }
}
