package io.rangekeeper.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// `--kubeconfig` and `--context`: which cluster, else the one that kubectl takes.
final class KubeconfigOptions {
    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description =
                    "The kubeconfig (else KUBECONFIG, ~/.kube/config, or the pod's ServiceAccount).")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "The context of the kubeconfig (else its current one).")
    private Optional<String> context = Optional.empty();

    Optional<Path> file() {
        return file;
    }

    Optional<String> context() {
        return context;
    }

    boolean areGiven() {
        return file.isPresent() || context.isPresent();
    }

    /// The options as they were given.
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        file.ifPresent(path -> arguments.addAll(List.of("--kubeconfig", path.toString())));
        context.ifPresent(name -> arguments.addAll(List.of("--context", name)));
        return arguments;
    }
}
