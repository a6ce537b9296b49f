package io.rangekeeper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// `--lease-namespace`: where the Lease of the controllers is.
final class LeaseOption {
    private static final Path POD_NAMESPACE =
            Path.of("/var/run/secrets/kubernetes.io/serviceaccount/namespace");

    @Option(
            names = "--lease-namespace",
            paramLabel = "NAME",
            description = {
                "The namespace of the Lease \"rangekeeper\", by which replicas agree on who writes (else the",
                "pod's, else \"rangekeeper\")."
            })
    private Optional<String> namespace = Optional.empty();

    String namespace() {
        return namespace.orElseGet(LeaseOption::podNamespace);
    }

    private static String podNamespace() {
        String pods = "";
        try {
            pods = Files.readString(POD_NAMESPACE).strip();
        } catch (IOException e) {
            // It is no pod.
        }
        return pods.isEmpty() ? "rangekeeper" : pods;
    }
}
