package io.rangekeeper.cli;

import io.rangekeeper.policy.Settings;
import io.rangekeeper.store.InventoryStore;
import io.rangekeeper.store.PolicyStore;
import io.rangekeeper.store.cluster.Clusters;
import io.rangekeeper.store.manifests.ManifestInventory;
import io.rangekeeper.store.manifests.ManifestStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where policies are: in a folder of manifests, else in a cluster as kubectl finds it.
final class StoreOptions {
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

    boolean areManifests() {
        return manifests.isPresent();
    }

    /// A policy as a person names it; with one namespace given, it need not be repeated.
    NamedPolicy named(String policy) {
        return policy.contains("/") || namespaces.size() != 1
                ? new NamedPolicy(policy)
                : new NamedPolicy(namespaces.getFirst() + "/" + policy);
    }

    /// @param configured the configuration's namespaces; none for all
    /// @param only the policies that are looked for: nothing is read of other namespaces
    PolicyStore open(Environment environment, List<String> configured, List<NamedPolicy> only) {
        if (manifests.isPresent()) {
            refuseClusterOptions();
            return open(manifests.get());
        }
        List<String> all = namespaces.isEmpty() ? configured : namespaces;
        List<String> named =
                only.stream().flatMap(name -> name.namespace().stream()).distinct().toList();
        named.forEach(name -> requireAmong(all, name));
        boolean narrow =
                !only.isEmpty() && only.stream().allMatch(name -> name.namespace().isPresent());
        return clusters(environment)
                .connect(kubeconfig.file(), kubeconfig.context(), narrow ? named : all);
    }

    /// Of manifests without a memory nobody can wait for what is withdrawn: there a person reads
    /// the difference.
    Settings settings(Settings settings, Origin origin) {
        return areManifests() && origin.state().isEmpty()
                ? settings.forcing(Duration.ZERO)
                : settings;
    }

    /// All policies there, labelled or not, and what they are about.
    ///
    /// @param configured the configuration's namespaces; none for all
    InventoryStore inventory(Environment environment, List<String> configured) {
        if (manifests.isPresent()) {
            refuseClusterOptions();
            requireThere(manifests.get());
            return new ManifestInventory(manifests.get());
        }
        return clusters(environment)
                .inventory(
                        kubeconfig.file(),
                        kubeconfig.context(),
                        namespaces.isEmpty() ? configured : namespaces);
    }

    /// Which controller is at work in the cluster; none among manifests.
    Optional<String> controller(Environment environment, String leaseNamespace, Instant now) {
        return manifests.isPresent()
                ? Optional.empty()
                : clusters(environment)
                        .controller(kubeconfig.file(), kubeconfig.context(), leaseNamespace, now);
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
        return arguments;
    }

    private void requireAmong(List<String> all, String namespace) {
        if (!all.isEmpty() && !all.contains(namespace)) {
            throw CommandException.failure(
                    "namespace "
                            + namespace
                            + " is left out by "
                            + (namespaces.isEmpty() ? "the configuration" : "-n")
                            + "; there is "
                            + String.join(", ", all));
        }
    }

    private void refuseClusterOptions() {
        if (kubeconfig.areGiven() || !namespaces.isEmpty()) {
            throw CommandException.usage(
                    "-f reads manifests; --kubeconfig, --context and --namespace are for a cluster:"
                            + " give one or the other");
        }
    }

    private static Clusters clusters(Environment environment) {
        return new Clusters(environment.variables(), environment.home());
    }

    private static PolicyStore open(Path path) {
        requireThere(path);
        return new ManifestStore(path);
    }

    private static void requireThere(Path path) {
        if (!Files.exists(path)) {
            throw CommandException.failure("-f: " + path + " does not exist");
        }
    }
}
